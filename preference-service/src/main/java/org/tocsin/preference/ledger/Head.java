package org.tocsin.preference.ledger;

/** Where the ledger stands: the number of its last row, and that row's hash. */
public record Head(long sequence, Hash hash) {

    /** An empty ledger. */
    public static final Head GENESIS = new Head(0, Hash.GENESIS);
}
