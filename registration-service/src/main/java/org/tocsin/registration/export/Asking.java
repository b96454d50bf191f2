package org.tocsin.registration.export;

/** What came of asking for an export. */
sealed interface Asking {

    /** It is being made, or was already. */
    record Begun(Export export) implements Asking {}

    record TooOften() implements Asking {}

    /** The reader is erased. */
    record Gone() implements Asking {}
}
