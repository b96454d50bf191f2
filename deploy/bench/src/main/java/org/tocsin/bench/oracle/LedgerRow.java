package org.tocsin.bench.oracle;

/**
 * What the ledger says of one reader at the end.
 *
 * @param repeated an earlier attempt ended uncertain: the reader may have got the mail, whatever the state says of the last attempt
 */
public record LedgerRow(String reader, String state, boolean repeated) {}
