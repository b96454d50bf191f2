package org.tocsin.registration.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;

import org.tocsin.events.EventType;
import org.tocsin.events.SealedEvents;
import org.tocsin.events.TopicReader;
import org.tocsin.events.TopicSettings;
import org.tocsin.events.contract.Contract;
import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.SignInMail;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.postgres.Identities;

/** What the other services hear: the mail to send, and the subscribers. Every body is held to its schema. */
@Singleton
public class Mailbox {

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @Inject
    TopicSettings topics;

    @Inject
    ObjectMapper json;

    @Inject
    Jdbi database;

    @Inject
    SealedEvents sealed;

    @Inject
    Identities identities;

    private final Map<String, TopicReader> readers = new HashMap<>();

    @PreDestroy
    void close() {
        readers.values().forEach(TopicReader::close);
    }

    /** Confirmation mails to one address, as soon as there are that many. */
    public List<ConfirmationMail> mails(String to, int count) {
        EventType type = EventType.CONFIRMATION_MAIL_REQUESTED;
        return mailRequests()
                .await(
                        count,
                        event -> typeOf(event) == type
                                && parse(event, ConfirmationMail.class).to().equals(to))
                .stream()
                .map(event -> parse(event, ConfirmationMail.class))
                .toList();
    }

    /** The path of the confirmation link in the newest of that many mails. */
    public String link(String to, int count) {
        return URI.create(mails(to, count).get(count - 1).confirmLink()).getPath();
    }

    /** The path of the link to sign in in the newest of that many mails. */
    public String signInLink(UUID subscriber, int count) {
        List<SignInMail> mails = mails(EventType.SIGN_IN_MAIL_REQUESTED, subscriber, count, SignInMail.class);
        return URI.create(mails.get(count - 1).signInLink()).getPath();
    }

    /** Letters about somebody's own data, oldest first, as soon as there are that many. */
    public List<AccountMail> letters(UUID subscriber, int count) {
        return mails(EventType.ACCOUNT_MAIL_REQUESTED, subscriber, count, AccountMail.class);
    }

    /** The path of the link in the newest of that many letters. */
    public String letterLink(UUID subscriber, int count) {
        return URI.create(letters(subscriber, count).get(count - 1).link().orElseThrow())
                .getPath();
    }

    /** How many links to sign in were, or will be, mailed to this address. */
    public int signInsFor(String email) {
        return count(
                "select count(*) from sign_in join subscriber s on s.id = subscriber_id where s.identity = any(string_to_array(:text, ','))",
                identitiesOf(email));
    }

    /** States of one subscriber, oldest first, as soon as there are that many. */
    public List<SubscriberState> states(UUID subscriber, int count) {
        return subscribers().await(count, isAbout(subscriber)).stream()
                .map(event -> parse(event, SubscriberState.class))
                .toList();
    }

    /** Fails unless the log is told to forget this subscriber. */
    public void awaitTombstone(UUID subscriber) {
        subscribers().await(1, isAbout(subscriber).and(event -> event.value() == null));
    }

    /** Until the log has had that many events about this subscriber, tombstones among them. */
    public void awaitEvents(UUID subscriber, int count) {
        subscribers().await(count, isAbout(subscriber));
    }

    /** The CloudEvents types of the states of one subscriber, oldest first. */
    public List<EventType> types(UUID subscriber, int count) {
        return subscribers().await(count, isAbout(subscriber)).stream()
                .map(Mailbox::typeOf)
                .toList();
    }

    /** How many requests a mail went out for, or will. */
    public int requestsFor(String email) {
        return count(
                "select count(*) from request join subscriber s on s.id = subscriber_id where s.identity = any(string_to_array(:text, ','))",
                identitiesOf(email));
    }

    /** How many counted uses have this in their pseudonym. */
    public int usesThatContain(String text) {
        return count("select count(*) from allowance_use where strpos(pseudonym, :text) > 0", text);
    }

    /** How many people this address is reserved for, pending or confirmed. */
    public int peopleAt(String email) {
        return count(
                "select count(*) from subscriber where identity = any(string_to_array(:text, ','))",
                identitiesOf(email));
    }

    private String identitiesOf(String email) {
        return String.join(",", identities.allOf(new EmailAddress(email)));
    }

    private int count(String query, String text) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.withHandle(handle -> handle.createQuery(query)
                        .bind("text", text)
                        .mapTo(Integer.class)
                        .one()));
    }

    private <T> List<T> mails(EventType type, UUID subscriber, int count, Class<T> body) {
        return mailRequests().await(count, isAbout(subscriber).and(event -> typeOf(event) == type)).stream()
                .map(event -> parse(event, body))
                .toList();
    }

    private TopicReader mailRequests() {
        return reader("mail-requests");
    }

    private TopicReader subscribers() {
        return reader("subscriber-events");
    }

    private TopicReader reader(String topic) {
        return readers.computeIfAbsent(topic, name -> new TopicReader(kafka, topics.name(name), this::assertConforms));
    }

    private static Predicate<ConsumerRecord<String, byte[]>> isAbout(UUID subscriber) {
        return event -> event.key().equals(subscriber.toString());
    }

    private void assertConforms(ConsumerRecord<String, byte[]> event) {
        if (event.value() != null) {
            Contract.assertConforms(typeOf(event), sealed.open(event));
        }
    }

    private <T> T parse(ConsumerRecord<String, byte[]> event, Class<T> body) {
        byte[] clear = sealed.open(event);
        try {
            return json.readValue(clear, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EventType typeOf(ConsumerRecord<String, byte[]> event) {
        String type = new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        return EventType.of(type).orElseThrow();
    }
}
