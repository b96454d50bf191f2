/**
 * A client for one SMTP relay (RFC 5321), pure Java. It keeps a connection open, sends the body of one mail together with the envelope of the next
 * (PIPELINING, RFC 2920 §3.1), matches every reply to its mail, and says of each mail what is known about it afterwards: accepted, deferred, refused,
 * or uncertain when the connection ended between the final dot and its reply. It never retries; who calls it decides that from the outcome.
 */
package org.tocsin.mailing.smtp;
