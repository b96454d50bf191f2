package org.tocsin.events;

/** The service stops while events wait for the database; they stay in Kafka and come again. */
final class DeliveryInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeliveryInterruptedException(InterruptedException cause) {
        super("stopped while waiting for the database", cause);
    }
}
