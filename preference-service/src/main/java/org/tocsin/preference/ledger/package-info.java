/**
 * The consent ledger: every decision, in the order it was recorded, each row sealed by a SHA-256 over the row before it
 * and its own {@linkplain org.tocsin.preference.ledger.ConsentEntry#canonical() canonical form}. Rows are only ever added. A row
 * knows the person by a random name that nothing but the {@code person} table ties to a subscriber, so that erasing
 * somebody leaves the chain whole and says no longer who they were.
 */
package org.tocsin.preference.ledger;
