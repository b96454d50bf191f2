/**
 * How a decision becomes a fact: a row in the ledger, the new last word, and an event that tells all others, in one
 * transaction.
 */
package org.tocsin.preference.decisions;
