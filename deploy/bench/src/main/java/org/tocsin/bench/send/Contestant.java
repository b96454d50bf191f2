package org.tocsin.bench.send;

/** A way to get mail to a relay. */
interface Contestant {

    String name();

    /** Sends about so many messages and answers how long that took. Throws when any of them was not taken. */
    Heat send(int messages) throws Exception;

    /** Whether its first messages cost more than later ones. */
    default boolean warmsUp() {
        return true;
    }

    /** So slow that it sends fewer. */
    default int share() {
        return 1;
    }
}
