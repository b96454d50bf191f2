package org.tocsin.backing;

import java.time.Instant;

import jakarta.mail.internet.MimeMessage;

/**
 * A message as it came.
 *
 * @param reader the address it was delivered to, which may stand nowhere in the message
 * @param number of the message in the reader's inbox: grows, and is never used again (the IMAP UID)
 */
public record ReceivedMail(String reader, long number, Instant receivedAt, MimeMessage message) {}
