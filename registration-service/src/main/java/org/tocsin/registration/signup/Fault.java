package org.tocsin.registration.signup;

/** What is wrong with one field, in words for whoever filled it in; the field has its name of the JSON and the form. */
public record Fault(String field, String message) {}
