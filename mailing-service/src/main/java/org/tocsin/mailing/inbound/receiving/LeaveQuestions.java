package org.tocsin.mailing.inbound.receiving;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.transactional.LeaveQuestion;
import org.tocsin.tokens.Purpose;
import org.tocsin.tokens.SubscriptionLinks;
import org.tocsin.tokens.SubscriptionReference;
import org.tocsin.web.PublicOrigin;

/** The mail that asks a reader whether they really want to leave. Its link leads to the page with the two buttons. */
@ApplicationScoped
class LeaveQuestions {

    private static final Duration WORTH_SENDING = Duration.ofDays(2);

    private static final String SUBSCRIBED =
            "select topic from preference where subscriber_id = :reader and opted_in order by since desc limit 1";

    private final Jdbi database;
    private final SubscriptionLinks links;
    private final URI origin;

    LeaveQuestions(Jdbi database, SubscriptionLinks links, PublicOrigin origin) {
        this.database = database;
        this.links = links;
        this.origin = origin.value();
    }

    /** Nothing for somebody who gets no mail anyway. */
    Effect to(UUID reader, Instant now) {
        return database.withHandle(handle -> handle.createQuery(SUBSCRIBED)
                        .bind("reader", reader)
                        .mapTo(String.class)
                        .findOne())
                .<Effect>map(topic -> new Effect.Mailed(
                        "confirmation-mailed", question(reader, topic, now), Limit.QUESTION, reader.toString()))
                .orElseGet(Effect.Nothing::new);
    }

    private LeaveQuestion question(UUID reader, String topic, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String token = links.mint(Purpose.UNSUBSCRIBE, new SubscriptionReference(reader, topic, day));
        String link = origin.toString().replaceAll("/+$", "") + "/unsubscribe/" + token;
        return new LeaveQuestion(UUID.randomUUID(), reader, link, now.plus(WORTH_SENDING));
    }
}
