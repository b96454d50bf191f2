package org.tocsin.sealing;

/**
 * A table with something that is sealed under a data key itself, and so has to be sealed again before that key goes. Every method joins
 * the running transaction, and is asked for nothing while there is one key only.
 */
public interface SealedRows {

    /**
     * Seals some of what is under another key again; returns how many rows, and 0 when nothing is left.
     *
     * @param key the number of the key that seals now, as four octets
     */
    int sealAgain(byte[] key);

    /** How many rows are under another key. */
    long left(byte[] key);
}
