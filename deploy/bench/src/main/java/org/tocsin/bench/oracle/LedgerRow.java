package org.tocsin.bench.oracle;

/** What the ledger says of one reader at the end. */
public record LedgerRow(String reader, String state, boolean repeated) {}
