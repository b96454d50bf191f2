package org.tocsin.mailing.studio;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.events.wire.TopicChoice;
import org.tocsin.mailing.EventTopics;
import org.tocsin.mailing.ReadersMailbox;
import org.tocsin.mailing.delivery.Readers;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tocsin.mailing.studio.CampaignCalls.campaign;
import static org.tocsin.mailing.studio.CampaignCalls.operator;

/** Opt-outs that were acknowledged, are on Kafka, and are not applied here: what a crash of this service leaves behind. */
@QuarkusTest
class StaleOptOutsTest {

    private static final String TOPIC = "newsletter";

    @Inject
    Jdbi jdbi;

    @Inject
    DataSource database;

    @Inject
    EventTopics topics;

    ReadersMailbox mailbox;
    private Readers readers;

    @BeforeEach
    void nobodyYet() {
        readers = new Readers(jdbi);
        readers.removeAll();
    }

    @Test
    void newsletterWaitsForAnOptOutThatIsOnItsWayAndThenMailsNobodyWhoLeft() throws SQLException {
        UUID leaving = readers.add("leaving@readers.example", TOPIC);
        await().until(this::known);
        String id = newsletter();
        try (Connection stalled = database.getConnection();
                Statement lock = stalled.createStatement()) {
            stalled.setAutoCommit(false);
            lock.execute("lock table preference_version in exclusive mode"); // no event can be applied
            topics.publish(EventType.PREFERENCES_CHANGED, leaving, left(leaving));
            await().until(() -> !known());
            operator().post("/api/v1/campaigns/{id}/actions/send", id).then().statusCode(202);
            await().untilAsserted(() -> operator()
                    .get("/api/v1/campaigns/{id}", id)
                    .then()
                    .body("waiting", containsString("Opt-outs"))
                    .body("counts.audience", equalTo(1))
                    .body("counts.queued", equalTo(1)));
            stalled.rollback();
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> operator()
                .get("/api/v1/campaigns/{id}", id)
                .then()
                .body("state", equalTo("sent"))
                .body("counts.suppressed", equalTo(1)));
        assertEquals(List.of(), mailbox.of("leaving@readers.example"));
    }

    private static PreferencesState left(UUID reader) {
        var choice = new TopicChoice(TOPIC, false, Instant.now(), "one-click");
        return new PreferencesState(reader, 1, List.of(choice), List.of());
    }

    private boolean known() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select min(known_until) > now() - interval '5 seconds' from stream_progress")
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    private static String newsletter() {
        return CampaignCalls.create(campaign("newsletter", TOPIC, "This week", "text"));
    }
}
