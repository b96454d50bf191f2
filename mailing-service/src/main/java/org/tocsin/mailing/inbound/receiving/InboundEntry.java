package org.tocsin.mailing.inbound.receiving;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.tocsin.mailing.bounce.Bounce;
import org.tocsin.mailing.inbound.understanding.Understood;

/** One message to one address of ours: what came, how it was understood, what followed. */
record InboundEntry(
        UUID id,
        Instant receivedAt,
        MessageHash message,
        Delivered mail,
        Addressee addressee,
        Writer writer,
        Understood understood,
        Optional<String> aboutTopic,
        Effect effect) {

    InboundEntry with(Effect settled) {
        return new InboundEntry(id, receivedAt, message, mail, addressee, writer, understood, aboutTopic, settled);
    }

    /** The mail of ours that a bounce counted for. */
    Optional<UUID> campaign() {
        return effect instanceof Effect.Bounced bounced
                ? bounced.bounces().stream().map(Bounce::campaign).findFirst()
                : Optional.empty();
    }

    /** The topic that the reader leaves; nothing where nobody leaves, or leaves everything. */
    Optional<String> topicLeft() {
        return effect instanceof Effect.OptOut optOut ? optOut.topic() : Optional.empty();
    }
}
