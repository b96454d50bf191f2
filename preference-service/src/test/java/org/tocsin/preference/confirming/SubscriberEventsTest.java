package org.tocsin.preference.confirming;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.EventType;
import org.tocsin.events.TopicSettings;
import org.tocsin.events.contract.Contract;
import org.tocsin.preference.Published;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;
import org.tocsin.sealing.SealClearRows;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The wiring to Kafka, with the samples of the contract. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class SubscriberEventsTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @Inject
    TopicSettings topics;

    @Inject
    Published published;

    @Inject
    FindContacts findContacts;

    @Inject
    Jdbi jdbi;

    @Inject
    ReaderKeys keys;

    @Inject
    SealClearRows sealClearRows;

    @Test
    void samplesOfTheContractAreApplied() throws Exception {
        UUID subscriber = UUID.randomUUID();

        send(EventType.SUBSCRIBER_CONFIRMED, subscriber);
        await().atMost(HALF_A_MINUTE).until(() -> gets(subscriber, "newsletter", "security-alerts"));

        send(EventType.SUBSCRIBER_REQUESTED_AGAIN, subscriber);
        await().atMost(HALF_A_MINUTE).until(() -> gets(subscriber, "informative", "newsletter", "security-alerts"));

        send(EventType.OPT_OUT_REQUESTED, subscriber, Contract.olderSample(EventType.OPT_OUT_REQUESTED));
        await().atMost(HALF_A_MINUTE).until(() -> gets(subscriber, "informative", "security-alerts"));

        send(EventType.SUBSCRIBER_CONFIRMED.topic(), subscriber, EventType.SUBSCRIBER_CONFIRMED, null);
        await().atMost(HALF_A_MINUTE).until(() -> published.isForgotten(subscriber));
    }

    @Test
    void contactOfSomebodyWhoSharesLaterIsFoundInTheLog() throws Exception {
        UUID subscriber = UUID.randomUUID();
        send(EventType.SUBSCRIBER_CONFIRMED, subscriber);
        await().atMost(HALF_A_MINUTE).until(() -> gets(subscriber, "newsletter", "security-alerts"));
        jdbi.useHandle(handle -> handle.execute("delete from contact where subscriber_id = ?", subscriber));

        findContacts.find();

        assertEquals(List.of("first@readers.example"), addresses(subscriber));
    }

    @Test
    void contactIsSealedAndSoIsOneThatAnOlderVersionLeftInClear() throws Exception {
        UUID subscriber = UUID.randomUUID();
        send(EventType.SUBSCRIBER_CONFIRMED, subscriber);
        await().atMost(HALF_A_MINUTE).until(() -> gets(subscriber, "newsletter", "security-alerts"));
        assertEquals(List.of("sealed."), beginnings(subscriber));

        jdbi.useHandle(handle -> handle.execute(
                "update contact set email = 'first@readers.example', name = 'First' where subscriber_id = ?",
                subscriber));
        assertEquals(List.of("first@readers.example"), addresses(subscriber));
        sealClearRows.seal();

        assertEquals(List.of("sealed."), beginnings(subscriber));
        assertEquals(List.of("first@readers.example"), addresses(subscriber));
    }

    private List<String> beginnings(UUID subscriber) {
        return texts("select substring(email for 7) from contact where subscriber_id = ?", subscriber);
    }

    private List<String> addresses(UUID subscriber) {
        ReaderKey key = keys.find(subscriber);
        return texts("select email from contact where subscriber_id = ?", subscriber).stream()
                .map(email -> key.open("contact.email", email))
                .toList();
    }

    private List<String> texts(String query, UUID subscriber) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind(0, subscriber)
                .mapTo(String.class)
                .list());
    }

    private boolean gets(UUID subscriber, String... expected) {
        return Set.copyOf(published.topics(subscriber)).equals(Set.of(expected));
    }

    private void send(EventType type, UUID subscriber) throws Exception {
        send(type, subscriber, Contract.sample(type));
    }

    /** The sample, about this subscriber, with new ids for all else. */
    private void send(EventType type, UUID subscriber, byte[] contents) throws Exception {
        String sample = new String(contents, StandardCharsets.UTF_8);
        String body = ID.matcher(sample.replaceAll("(\"subscriberId\": \")[^\"]*", "$1" + subscriber))
                .replaceAll(id -> id.group().equals(subscriber.toString())
                        ? id.group()
                        : Matcher.quoteReplacement(UUID.randomUUID().toString()));
        send(type.topic(), subscriber, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private void send(String topic, UUID key, EventType type, byte[] body) throws Exception {
        Map<String, Object> settings = new HashMap<>(kafka);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var event = new ProducerRecord<>(topics.name(topic), key.toString(), body);
            event.headers().add("ce_type", type.type().getBytes(StandardCharsets.UTF_8));
            event.headers().add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
            producer.send(event).get();
        }
    }
}
