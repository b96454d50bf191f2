/**
 * What was really sent, and whether that was right: an SMTP sink that makes a durable note before it answers, the history of what clients were told, and
 * a checker over both and the ledger. So “sent” is never guessed, and a green run means that the checker looked; that it does is proved by bugs
 * planted on purpose.
 */
package org.tocsin.bench.oracle;
