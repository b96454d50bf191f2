/** A mailbox on an IMAP server (RFC 9051, MOVE, IDLE) that stays quick with any number of messages, and remembers where each went. */
package org.tocsin.bench.mailbox;
