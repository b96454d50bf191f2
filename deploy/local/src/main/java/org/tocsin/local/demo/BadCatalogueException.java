package org.tocsin.local.demo;

/** The catalogue cannot be used; the message says which one and why, in one line. */
public final class BadCatalogueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadCatalogueException(String message) {
        super(message);
    }

    BadCatalogueException(String message, Throwable cause) {
        super(message, cause);
    }
}
