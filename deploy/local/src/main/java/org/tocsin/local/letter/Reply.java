package org.tocsin.local.letter;

import java.util.Optional;

/**
 * What a reader answers.
 *
 * @param inReplyTo the Message-ID of the message that is answered, with its angle brackets
 */
public record Reply(String from, String to, String subject, String text, Optional<String> inReplyTo) {}
