/**
 * Moves claimed windows through the relay. A {@link org.tocsin.mailing.sending.Fleet} runs a few {@link org.tocsin.mailing.sending.Sender senders}, each
 * with a connection of its own, and keeps them in work, alerts first; a {@link org.tocsin.mailing.sending.Batch} lets a mail begin only while its
 * {@link org.tocsin.mailing.sending.Permission} says so: the lease holds, the campaign goes on, the reader has not left, nobody is shutting down.
 */
package org.tocsin.mailing.sending;
