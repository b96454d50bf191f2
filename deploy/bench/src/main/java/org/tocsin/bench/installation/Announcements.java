package org.tocsin.bench.installation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells of readers what registration-service would, so that preference-service knows them as well. */
public final class Announcements {

    /** The readers in mailing-service's projection have version 1. */
    private static final String CONFIRMED =
            """
            {"subscriberId": "%1$s", "version": 2, "email": "%2$s", "locale": "en", "confirmedAt": "%3$s",
             "requests": [{"requestId": "%4$s", "requestedAt": "%3$s", "confirmedAt": "%3$s",
                           "topics": ["%5$s"], "sponsors": [], "policyVersion": "2026-11-01", "via": "form"}]}
            """;

    private static final long PATIENCE_SECONDS = 120;

    private Announcements() {}

    /** Returns once preference-service knows all of them. */
    public static void confirmed(Stores stores, Map<UUID, String> addresses)
            throws SQLException, InterruptedException, ExecutionException {
        confirmed(stores, "", PreferenceService.DATABASE, addresses);
    }

    /** The same for an installation beside the first, whose preference-service has this database. */
    public static void confirmed(Stores stores, String installation, String database, Map<UUID, String> addresses)
            throws SQLException, InterruptedException, ExecutionException {
        String topic = (installation.isEmpty() ? "" : Stores.prefix(installation)) + "subscriber-events";
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stores.brokerAddress()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = addresses.entrySet().stream()
                    .map(reader -> producer.send(event(topic, reader.getKey(), reader.getValue())))
                    .toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (known(stores, database) < addresses.size()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("preference-service does not hear of the readers; see its log");
            }
            Thread.sleep(200);
        }
    }

    private static ProducerRecord<String, byte[]> event(String topic, UUID reader, String email) {
        String now = Instant.now().toString();
        String body = CONFIRMED.formatted(reader, email, now, UUID.randomUUID(), Readers.TOPIC);
        return Event.about(reader, topic, "org.tocsin.subscriber.confirmed.v1", "/registration-service", body);
    }

    private static int known(Stores stores, String database) throws SQLException {
        try (Connection connection = stores.connect(database);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from person where subscriber_version > 0")) {
            count.next();
            return count.getInt(1);
        }
    }
}
