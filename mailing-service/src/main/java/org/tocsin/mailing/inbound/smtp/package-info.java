/**
 * The SMTP and LMTP listeners (RFC 5321, RFC 2033). It relays nothing: a recipient that is no address of ours is refused at RCPT. It cannot
 * be smuggled through: a message with a bare CR or LF is refused as a whole.
 */
package org.tocsin.mailing.inbound.smtp;
