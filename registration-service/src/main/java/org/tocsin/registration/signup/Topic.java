package org.tocsin.registration.signup;

/** Something a reader may choose to hear about: why, in one sentence, and how often, in words. */
public record Topic(String slug, String name, String purpose, String frequency) {}
