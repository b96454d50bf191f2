/**
 * The tables of this service. A transaction takes its locks in one order everywhere: the people it is about, by id, and
 * after them the end of the ledger. Whoever keeps to that cannot deadlock.
 */
package org.tocsin.preference.postgres;
