/**
 * What services could not apply, for an operator to look at and to send again. A dead letter counts as settled once a record in
 * the same topic says so, and that record is written in the very Kafka transaction that sends the letter again: however often
 * and from wherever the command is run, each letter goes out once. A letter that a newer state of the same subscriber has
 * overtaken is settled without being sent: as the last record of its key it would outlive the newer one, and with it an opt-out
 * or an erasure.
 */
package org.tocsin.topics.deadletter;
