package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;

/** What is left: a person's words, or nothing that could be read. */
final class PlainMail implements Reading {

    @Override
    public Optional<Understood> read(Letter letter) {
        boolean silent =
                letter.mail().written().isEmpty() && letter.mail().subject().isBlank();
        return Optional.of(
                silent
                        ? new Understood(new Meaning.Unknown(), "It has neither a subject nor a text.")
                        : new Understood(
                                new Meaning.HumanReply(),
                                "It bears no mark of a machine, and its words are no command."));
    }
}
