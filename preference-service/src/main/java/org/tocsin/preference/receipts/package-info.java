/**
 * A receipt for every decision, for the person who took it: shaped after ISO/IEC TS 27560, with the ledger's row as its proof.
 */
package org.tocsin.preference.receipts;
