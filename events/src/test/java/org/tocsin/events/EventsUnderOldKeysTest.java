package org.tocsin.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.events.wire.SignInMail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class EventsUnderOldKeysTest {

    /** The number of no key, so that whatever is sealed is under another one. */
    private static final byte[] ANOTHER = new byte[4];

    @Inject
    Outbox outbox;

    @Inject
    EventsUnderOldKeys waiting;

    @Inject
    SealedEvents sealed;

    @Inject
    TopicSettings topics;

    @Inject
    Jdbi database;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    private final UUID reader = UUID.randomUUID();
    private final SignInMail mail = new SignInMail(
            UUID.randomUUID(), reader, "ada@readers.example", Optional.empty(), "en", "https://x/y", Instant.EPOCH);

    @Test
    void eventThatWaitedWhileTheDataKeyChangedIsReadAllTheSame() {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.append(EventType.SIGN_IN_MAIL_REQUESTED, reader, mail);
            byte[] before = payload();
            assertTrue(waiting.left(ANOTHER) > 0);

            assertTrue(waiting.sealAgain(ANOTHER) > 0);

            assertFalse(Arrays.equals(before, payload()));
        });

        try (TopicReader requests = new TopicReader(kafka, topics.name("mail-requests"))) {
            ConsumerRecord<String, byte[]> event = requests.await(
                            1, published -> published.key().equals(reader.toString()))
                    .get(0);
            assertFalse(new String(event.value(), StandardCharsets.ISO_8859_1).contains("ada@"));
            assertEquals(mail, WireFormat.read(sealed.open(event), SignInMail.class));
        }
    }

    @Test
    void eventUnderTheKeyThatSealsNowOrInClearIsLeftAlone() {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.append(EventType.SIGN_IN_MAIL_REQUESTED, reader, mail);
            byte[] key = Arrays.copyOfRange(payload(), 1, 5);

            assertEquals(0, waiting.left(key));
            assertEquals(0, waiting.sealAgain(key));
        });
    }

    private byte[] payload() {
        return database.withHandle(handle -> handle.createQuery("select payload from outbox where key = ?")
                .bind(0, reader.toString())
                .mapTo(byte[].class)
                .one());
    }
}
