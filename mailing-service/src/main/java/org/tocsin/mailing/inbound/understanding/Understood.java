package org.tocsin.mailing.inbound.understanding;

/**
 * A message understood.
 *
 * @param why the reason in words an operator can read; holds no text of the message beyond a few matched words
 */
public record Understood(Meaning meaning, String why) {}
