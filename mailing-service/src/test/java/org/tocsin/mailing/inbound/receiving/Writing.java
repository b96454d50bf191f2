package org.tocsin.mailing.inbound.receiving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;

import org.tocsin.mailing.ReadersMailbox;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;
import org.tocsin.tokens.Pseudonyms;

import static org.awaitility.Awaitility.await;

/** A reader, who writes, and what is mailed to whom because of it. */
abstract class Writing {

    static final Duration BUSY_MACHINE = Duration.ofSeconds(30);

    static final String PUBLISHER = "alerts@threatpost.example";

    ReadersMailbox mailboxes;

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

    final UUID reader = UUID.randomUUID();
    final UUID campaign = UUID.randomUUID();
    final String email = "r" + reader + "@readers.example";
    final String peer = "2001:db8:" + Integer.toHexString(reader.hashCode() & 0xffff) + ":"
            + Integer.toHexString(reader.hashCode() >>> 16) + "::1";

    @BeforeEach
    void subscribe() {
        database.useHandle(handle -> {
            handle.execute(
                    "insert into subscriber (id, version, email, name, locale, confirmed_at) values (?, 1, ?, 'Ada', 'en', now())",
                    reader,
                    email);
            handle.execute(
                    "insert into preference (subscriber_id, topic, opted_in, since, via) values (?, 'newsletter', true, now(), 'form')",
                    reader);
        });
    }

    record Reader(UUID id, String email) {}

    /** One more, who got the campaign as well. */
    Reader another() {
        UUID id = UUID.randomUUID();
        String address = "r" + id + "@readers.example";
        database.useHandle(handle -> {
            handle.execute(
                    "insert into subscriber (id, version, email, name, locale, confirmed_at) values (?, 1, ?, 'Eve', 'en', now())",
                    id,
                    address);
            handle.execute(
                    "insert into delivery (campaign_id, subscriber_id, state, epoch) values (?, ?, 'accepted', 1)",
                    campaign,
                    id);
        });
        return new Reader(id, address);
    }

    void campaignWasSent() {
        database.useHandle(handle -> {
            handle.execute(
                    "insert into campaign (id, kind, topic, subject, markdown, state, created_at, started_at, finished_at)"
                            + " values (?, 'newsletter', 'newsletter', 'News', 'Text', 'sent', now(), now(), now())",
                    campaign);
            handle.execute(
                    "insert into delivery (campaign_id, subscriber_id, state, epoch) values (?, ?, 'accepted', 1)",
                    campaign,
                    reader);
        });
    }

    void take(String to, String... lines) throws IOException {
        take(arrival(), to, lines);
    }

    /** Each with an id of its own, as every mail program gives one; a body where the lines have none. */
    void take(Arrival arrival, String to, String... lines) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(("Message-ID: <" + UUID.randomUUID() + "@readers.example>\r\n").getBytes(StandardCharsets.UTF_8));
        for (String line : lines) {
            message.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        message.write((Arrays.asList(lines).contains("") ? "" : "\r\nBye.\r\n").getBytes(StandardCharsets.UTF_8));
        receive.receive(new Delivered("sender@readers.example", List.of(find(to)), message.toByteArray(), arrival));
    }

    Arrival arrival() {
        return new Arrival(Arrival.Way.SMTP, peer);
    }

    Addressee find(String localPart) {
        return addressees.find(localPart + "@reply.threatpost.example").orElseThrow();
    }

    String token(MailFunction function) {
        return tokens.localPart(function, reader, "newsletter", campaign, LocalDate.of(2026, 11, 23));
    }

    static String localPart(String address) {
        return address.substring(0, address.indexOf('@'));
    }

    MimeMessage delivered(String address) {
        await().atMost(BUSY_MACHINE).until(() -> !mailboxes.of(address).isEmpty());
        return mailboxes.of(address).get(0);
    }

    MimeMessage withSubject(String address, String subject) {
        await().atMost(BUSY_MACHINE)
                .until(() -> mailboxes.of(address).stream().anyMatch(mail -> subject.equals(subjectOf(mail))));
        return mailboxes.of(address).stream()
                .filter(mail -> subject.equals(subjectOf(mail)))
                .findFirst()
                .orElseThrow();
    }

    static String subjectOf(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static String text(MimeMessage mail) throws IOException, MessagingException {
        Object content = mail.getContent();
        return content instanceof jakarta.mail.Multipart parts
                ? parts.getBodyPart(0).getContent().toString()
                : content.toString();
    }

    static String source(MimeMessage mail) throws IOException, MessagingException {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        mail.writeTo(source);
        return source.toString(StandardCharsets.UTF_8);
    }

    List<String> effects() {
        return effects(reader);
    }

    List<String> effects(UUID writer) {
        return database.withHandle(handle -> handle.createQuery(
                        "select effect from inbound_mail where subscriber_id = :reader order by received_at")
                .bind("reader", writer)
                .mapTo(String.class)
                .list());
    }

    int optOuts() {
        return database.withHandle(handle -> handle.createQuery(
                        "select count(*) from outbox where topic = 'opt-out-requests' and key = :reader")
                .bind("reader", reader.toString())
                .mapTo(Integer.class)
                .one());
    }

    int mailsToTheReader() {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from transactional_mail where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(Integer.class)
                        .one());
    }
}
