package org.tocsin.bench.send;

/** A way to get mail to a relay. */
interface Contestant {

    String name();

    /** Sends about so many messages and answers how long that took. Throws when any of them was not taken. */
    Heat send(int messages) throws Exception;

    /** So slow that it sends fewer. */
    default int share() {
        return 1;
    }
}
