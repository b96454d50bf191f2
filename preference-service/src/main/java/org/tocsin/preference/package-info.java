/**
 * preference-service: what a subscriber wants. Core, without a framework: {@code consent} and {@code ledger}. Features:
 * {@code catalogue}, {@code confirming}, {@code leaving}, {@code undoing}, and {@code decisions}, which they share. Edge:
 * {@code postgres}.
 */
package org.tocsin.preference;
