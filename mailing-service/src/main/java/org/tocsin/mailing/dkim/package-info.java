/**
 * DKIM signatures (RFC 6376, RFC 8463), relaxed/relaxed, for a mail that is spliced from parts: what is the same for all readers is made canonical once,
 * per mail only the hashes and the signature are left. Pure Java; a faster provider than the JDK's is used where it runs.
 */
package org.tocsin.mailing.dkim;
