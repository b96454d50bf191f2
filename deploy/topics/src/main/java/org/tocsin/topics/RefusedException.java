package org.tocsin.topics;

/** Kafka does not do what the lists ask for. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
