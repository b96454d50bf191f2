/**
 * How mail comes in: messages with their effect committed, memory while bounces flood in, a mailbox full of old mail, and installations that
 * mail each other.
 */
package org.tocsin.bench.receive;
