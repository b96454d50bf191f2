package org.tocsin.registration.signup;

/** Somebody to whom a reader may choose to be made known; the purpose says who gets what, and why. */
public record Sponsor(String slug, String name, String purpose) {}
