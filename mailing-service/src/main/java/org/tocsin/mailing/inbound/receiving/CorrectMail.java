package org.tocsin.mailing.inbound.receiving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.OptOutRequest;
import org.tocsin.mailing.bounce.Bounce;
import org.tocsin.mailing.bounce.Bounces;
import org.tocsin.mailing.transactional.QueueMail;

/** Puts right what was misunderstood. An opt-out cannot be taken back here: only the reader can, by the link that they were sent. */
@ApplicationScoped
public class CorrectMail {

    private static final Logger LOG = Logger.getLogger(CorrectMail.class);

    private final CorrectionTable table;
    private final LaterMail later;
    private final HeldMail held;
    private final CorrectedBy correctedBy;
    private final Outbox outbox;
    private final Bounces bounces;
    private final QueueMail queue;
    private final Clock clock;

    CorrectMail(
            CorrectionTable table,
            LaterMail later,
            HeldMail held,
            CorrectedBy correctedBy,
            Outbox outbox,
            Bounces bounces,
            QueueMail queue,
            Clock clock) {
        this.table = table;
        this.later = later;
        this.held = held;
        this.correctedBy = correctedBy;
        this.outbox = outbox;
        this.bounces = bounces;
        this.queue = queue;
        this.clock = clock;
    }

    /** Says in words what followed; empty when there is no such message. The same correction twice follows once. */
    @Transactional
    public Optional<String> correct(UUID id, Correction correction, String operator) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return table.lock(id).map(message -> {
            if (message.corrected().filter(correction.word()::equals).isPresent()) {
                return "It had been corrected so before; nothing more followed.";
            }
            String followed = follow(message, correction, now);
            table.correct(id, correction.word(), followed, correctedBy.seal(operator), now);
            held.forget(id);
            LOG.infof("Inbound message %s: an operator says %s", id, correction.word());
            return followed;
        });
    }

    private String follow(EarlierMail message, Correction correction, Instant now) {
        return switch (correction) {
            case LEAVE_TOPIC ->
                message.topic().isPresent()
                        ? leave(message, message.topic(), "operator", now)
                        : "Nobody knows which topic it is about, so nobody left. Choose everything, if that is meant.";
            case LEAVE_EVERYTHING -> leave(message, Optional.empty(), "operator", now);
            case COMPLAINT -> leave(message, Optional.empty(), "complaint", now);
            case BOUNCE -> bounce(message);
            case REPLY -> forward(message, now);
            case NOTHING -> takeBack(message);
        };
    }

    private String leave(EarlierMail message, Optional<String> topic, String via, Instant now) {
        if (message.isClaimed()) {
            return ask(message, now);
        }
        return message.subscriber()
                .map(reader -> {
                    OptOutRequest request = new OptOutRequest(UUID.randomUUID(), reader, topic, via, now);
                    outbox.append(EventType.OPT_OUT_REQUESTED, reader, request);
                    return "The reader leaves " + topic.orElse("everything") + ".";
                })
                .orElse("Nobody knows whose message it is, so nobody left.");
    }

    /** Whoever can write a From could otherwise get an operator to remove others. */
    private String ask(EarlierMail message, Instant now) {
        if (later.of(Limit.QUESTION, message, now).orElse(null) instanceof Effect.Mailed mailed) {
            queue.add(mailed.mail());
            return "Only From names the reader, and may be forged: the reader has been asked by mail.";
        }
        return "Only From names the reader, who gets no mail anyway.";
    }

    private String bounce(EarlierMail message) {
        if (message.isClaimed()) {
            return "Only From names the reader, and may be forged, so nothing was counted.";
        }
        return message.subscriber()
                .map(reader -> {
                    UUID mail = message.campaign().orElse(message.id());
                    bounces.record(
                            new Bounce(reader, message.topic().orElse(""), mail, Bounce.Kind.HARD, "", "operator"));
                    return "The reader gets no more mail, since the mailbox does not exist.";
                })
                .orElse("Nobody knows whose message it is, so nothing was counted.");
    }

    private String forward(EarlierMail message, Instant now) {
        if (later.of(Limit.FORWARD, message, now).orElse(null) instanceof Effect.Mailed mailed) {
            queue.add(mailed.mail());
            return "It was forwarded to the publisher.";
        }
        return "It could not be forwarded: it is not kept any more, or has no sender.";
    }

    private String takeBack(EarlierMail message) {
        if (message.subscriber().isPresent() && message.campaign().isPresent()) {
            bounces.takeBack(
                    message.subscriber().get(), List.of(message.campaign().get()));
            return "The bounce counts no more. If the reader was let go because of it, only the reader can come back.";
        }
        return message.effect().equals("opt-out-requested")
                ? "Written down. The reader has been mailed a link by which they can come back."
                : "Written down; there was nothing to take back.";
    }
}
