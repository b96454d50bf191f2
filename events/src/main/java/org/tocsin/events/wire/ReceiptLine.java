package org.tocsin.events.wire;

import java.time.Instant;

/**
 * A receipt in one line.
 *
 * @param number the ledger's row
 * @param said what the subscriber decided, in words
 * @param at when they did
 * @param hash the SHA-256 that seals the row, in hexadecimal
 */
public record ReceiptLine(long number, String said, Instant at, String hash) {}
