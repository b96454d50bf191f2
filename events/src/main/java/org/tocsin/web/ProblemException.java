package org.tocsin.web;

import java.util.List;

/** Ends a request with problem details. For what a caller did wrong; not for bugs. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(int status, String title, String detail, List<FieldError> errors) {
        super(title, null, false, false);
        problem = new Problem("about:blank", title, status, detail, errors);
    }

    public ProblemException(int status, String title, String detail) {
        this(status, title, detail, List.of());
    }

    Problem problem() {
        return problem;
    }
}
