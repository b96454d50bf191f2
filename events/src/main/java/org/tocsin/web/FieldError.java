package org.tocsin.web;

/** What is wrong with one field, in words for whoever filled it in. */
public record FieldError(String field, String message) {}
