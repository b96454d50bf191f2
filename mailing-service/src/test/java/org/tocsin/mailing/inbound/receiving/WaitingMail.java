package org.tocsin.mailing.inbound.receiving;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;

import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;
import org.tocsin.tokens.Pseudonyms;

/** Replies to one mailbox of its own, and how much of its day is used up. */
abstract class WaitingMail {

    @Inject
    ReceiveMail receive;

    @Inject
    Addressees addressees;

    @Inject
    MailTokens tokens;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    Jdbi database;

    final String account = "replies" + UUID.randomUUID() + "@threatpost.example at mail.threatpost.example";

    @AfterEach
    void endWaiting() {
        database.useHandle(handle -> handle.execute("delete from inbound_held where network = ?", network()));
    }

    /** A human reply from a reader of their own, whom it answers. */
    UUID reply(Arrival.Way way) {
        UUID reader = UUID.randomUUID();
        String to = tokens.localPart(
                MailFunction.REPLY, reader, "newsletter", UUID.randomUUID(), LocalDate.of(2026, 11, 23));
        take(way, to, "Subject: Re: An alert of long ago", "", "Which versions?");
        return reader;
    }

    UUID subscribed() {
        UUID reader = UUID.randomUUID();
        database.useHandle(handle -> {
            handle.execute(
                    "insert into subscriber (id, version, email, name, locale, confirmed_at) values (?, 1, ?, 'Ada', 'en', now())",
                    reader,
                    email(reader));
            handle.execute(
                    "insert into preference (subscriber_id, topic, opted_in, since, via) values (?, 'newsletter', true, now(), 'form')",
                    reader);
        });
        return reader;
    }

    static String email(UUID reader) {
        return "r" + reader + "@readers.example";
    }

    void take(String to, String... lines) {
        take(Arrival.Way.IMAP, to, lines);
    }

    void take(Arrival.Way way, String to, String... lines) {
        String head = "Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n";
        byte[] raw = (head + String.join("\r\n", lines) + "\r\n\r\nBye.\r\n").getBytes(StandardCharsets.UTF_8);
        receive.receive(new Delivered(
                "sender@readers.example",
                List.of(addressees.find(to + "@reply.threatpost.example").orElseThrow()),
                raw,
                new Arrival(way, account)));
    }

    /** On any day around this one, lest midnight come in between. */
    void used(Limit limit, int used) {
        database.useHandle(handle -> handle.execute(
                "insert into inbound_allowance (kind, whom, day, used)"
                        + " select ?, ?, current_date + n, ? from generate_series(-1, 1) as n"
                        + " on conflict (kind, whom, day) do update set used = excluded.used",
                limit.word() + "-network",
                network(),
                used));
    }

    void dayGoesBy() {
        database.useHandle(handle ->
                handle.execute("update inbound_held set not_before = not_before - 2 where network = ?", network()));
    }

    String network() {
        return new Origin(true, pseudonyms.of("allowance", account)).text();
    }

    UUID id(UUID reader) {
        return database.withHandle(
                handle -> handle.createQuery("select id from inbound_mail where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(UUID.class)
                        .one());
    }

    String effect(UUID reader) {
        return effects(reader).get(0);
    }

    List<String> effects(UUID reader) {
        return database.withHandle(handle -> handle.createQuery(
                        "select effect from inbound_mail where subscriber_id = :reader order by received_at")
                .bind("reader", reader)
                .mapTo(String.class)
                .list());
    }

    int mailsOf(UUID reader) {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from transactional_mail where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(Integer.class)
                        .one());
    }
}
