package org.tocsin.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Problem details for HTTP APIs (RFC 9457); {@code errors} is an extension member that names the fields. */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, List.of());
    }
}
