/**
 * Whether the consent ledger is still what was written: as a command, on the database or on an export of it, and as a check
 * that runs by itself, tells a metric and turns the health group {@code writing} red. Heads of the ledger are anchored outside
 * the database, in a Kafka topic and in the log, so that whoever can write the whole database anew is still found out.
 */
package org.tocsin.preference.verifying;
