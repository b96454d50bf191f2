/**
 * Taking a message in: who it is about, what it means, what follows, and writing all of that down in one transaction. A
 * message that is delivered again, to the same address, changes nothing.
 */
package org.tocsin.mailing.inbound.receiving;
