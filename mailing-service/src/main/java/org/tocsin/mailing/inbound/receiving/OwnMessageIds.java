package org.tocsin.mailing.inbound.receiving;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.tokens.CampaignDigest;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailReference;
import org.tocsin.tokens.TopicDigest;

/**
 * Knows Message-IDs of campaigns' mails ({@link org.tocsin.mailing.message.MessageId}). They hold two random ids of 122 bits each, so
 * that only whoever got the mail can name one; it counts only if that mail is in the ledger.
 */
@ApplicationScoped
class OwnMessageIds {

    private static final int LONGEST = 16_384;

    /** Each costs a query, and a stranger can write many. */
    private static final int MOST = 8;

    private static final String SENT =
            """
            select c.topic, c.started_at from campaign c
            where c.id = :campaign and c.started_at is not null and (
                exists (select from delivery d where d.campaign_id = :campaign and d.subscriber_id = :subscriber)
                or exists (select from lease l where l.campaign_id = :campaign and :subscriber = any(l.recipients)))
            """;

    private final Jdbi database;
    private final Pattern ours;

    OwnMessageIds(Jdbi database, PublisherSettings publisher) {
        this.database = database;
        this.ours = Pattern.compile("<([0-9a-v]{26})\\.([0-9a-v]{26})@"
                + Pattern.quote(publisher.domain().toLowerCase(Locale.ROOT)) + ">");
    }

    /** The mail of ours that a text names last: References end with the nearest one (RFC 5322 section 3.6.4). */
    Optional<MailReference> in(String text) {
        return inAny(Stream.of(text));
    }

    /** The same for texts of which any may name it. */
    Optional<MailReference> inAny(Stream<String> texts) {
        return texts.flatMap(text -> last(text).stream())
                .distinct()
                .limit(MOST)
                .flatMap(id -> sent(id).stream())
                .findFirst();
    }

    private Deque<String> last(String text) {
        String readable = text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
        Matcher id = ours.matcher(readable.toLowerCase(Locale.ROOT));
        Deque<String> last = new ArrayDeque<>();
        while (id.find()) {
            last.remove(id.group());
            last.addFirst(id.group());
            if (last.size() > MOST) {
                last.removeLast();
            }
        }
        return last;
    }

    private Optional<MailReference> sent(String messageId) {
        Matcher id = ours.matcher(messageId);
        return id.matches() ? sent(uuid(id.group(1)), uuid(id.group(2))) : Optional.empty();
    }

    private Optional<MailReference> sent(UUID campaign, UUID subscriber) {
        return database.withHandle(handle -> handle.createQuery(SENT)
                .bind("campaign", campaign)
                .bind("subscriber", subscriber)
                .map(row -> new MailReference(
                        MailFunction.REPLY,
                        subscriber,
                        TopicDigest.of(row.getColumn("topic", String.class)),
                        CampaignDigest.of(campaign),
                        LocalDate.ofInstant(row.getColumn("started_at", java.time.Instant.class), ZoneOffset.UTC)))
                .findOne());
    }

    /** 26 digits hold 130 bits; what does not fit was not written by us. */
    private static UUID uuid(String digits) {
        BigInteger value = new BigInteger(digits, 32);
        return new UUID(value.shiftRight(64).longValue(), value.longValue());
    }
}
