/**
 * Fetches inbound mail from a mailbox by IMAP or POP3. A message leaves the folder only after its effect is committed; one that is met
 * again after a crash is known by its octets, and has no second effect. What was not understood lies in a folder of its own.
 */
package org.tocsin.mailing.inbound.fetching;
