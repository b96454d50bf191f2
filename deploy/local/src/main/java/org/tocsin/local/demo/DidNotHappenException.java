package org.tocsin.local.demo;

/** Something that should have happened did not; the message says what, and to whom. */
final class DidNotHappenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DidNotHappenException(String message) {
        super(message);
    }

    DidNotHappenException(String message, Throwable cause) {
        super(message, cause);
    }
}
