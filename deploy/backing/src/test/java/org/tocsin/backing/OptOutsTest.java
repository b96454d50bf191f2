package org.tocsin.backing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.tocsin.topics.restore.OptOutCommand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** After a restore: whoever left since the backup is heard again, out of the log, under the operator's account. */
@ExtendWith(SecuredBroker.Shared.class)
class OptOutsTest {

    private static final String PREFIX = "opt-outs-";
    private static final String STATE =
            """
            {"subscriberId": "%s", "version": %d, "topics": [
              {"topic": "security-alerts", "optedIn": true, "since": "2026-11-23T08:05:00Z", "via": "form"},
              {"topic": "newsletter", "optedIn": %s, "since": "%s", "via": "one-click"}], "sponsors": [
              {"sponsor": "kaspersky-lab", "consented": %s, "since": "2026-11-25T09:00:00Z", "via": "preferences"}]}""";

    private static SecuredBroker broker;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeAll
    static void prepare(SecuredBroker shared) throws Exception {
        broker = shared;
        broker.prepare(PREFIX);
    }

    @Test
    void onlyWhatWasEndedSinceAndStillIsEndedIsAskedForAgain() throws Exception {
        String left = UUID.randomUUID().toString();
        String leftBefore = UUID.randomUUID().toString();
        String cameBack = UUID.randomUUID().toString();
        String tookBack = UUID.randomUUID().toString();
        String erased = UUID.randomUUID().toString();
        try (var service =
                new KafkaProducer<>(broker.asAdministrator(), new StringSerializer(), new StringSerializer())) {
            publish(service, left, STATE.formatted(left, 1, true, "2026-11-23T08:05:00Z", true));
            publish(service, left, STATE.formatted(left, 2, false, "2026-11-25T10:00:00Z", true));
            publish(service, leftBefore, STATE.formatted(leftBefore, 2, false, "2026-11-23T10:00:00Z", true));
            publish(service, cameBack, STATE.formatted(cameBack, 2, false, "2026-11-25T10:00:00Z", true));
            publish(service, cameBack, STATE.formatted(cameBack, 3, true, "2026-11-25T10:01:00Z", true));
            publish(service, erased, STATE.formatted(erased, 2, false, "2026-11-25T10:00:00Z", true));
            publish(service, erased, null);
            publish(service, tookBack, STATE.formatted(tookBack, 2, true, "2026-11-23T08:05:00Z", false));
        }
        assertEquals(0, command("replay", "--since", "2026-11-24T00:00:00Z"));
        assertEquals(0, command("replay", "--since", "2026-11-24T00:00:00Z"));

        List<ConsumerRecord<String, String>> asked = asked();
        assertEquals(4, asked.size());
        List<String> ofLeft = bodies(asked, left);
        assertTrue(ofLeft.get(0).contains("\"topic\":\"newsletter\",\"via\":\"one-click\""), ofLeft.get(0));
        assertEquals(ofLeft.get(0), ofLeft.get(1), "the same request, which counts once");
        List<String> ofTookBack = bodies(asked, tookBack);
        assertTrue(ofTookBack.get(0).contains("\"sponsor\":\"kaspersky-lab\""), ofTookBack.get(0));
        assertEquals(ofTookBack.get(0), ofTookBack.get(1));
    }

    private static List<String> bodies(List<ConsumerRecord<String, String>> asked, String reader) {
        return asked.stream()
                .filter(request -> request.key().equals(reader))
                .map(ConsumerRecord::value)
                .toList();
    }

    @Test
    void wrongTimeIsAnsweredWithTheRightForm() throws Exception {
        assertEquals(2, command("replay", "--since", "yesterday"));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("--since TIME"));
    }

    private int command(String... words) throws InterruptedException {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new OptOutCommand(broker.as("operator"), PREFIX, out).run(List.of(words));
    }

    private static void publish(KafkaProducer<String, String> service, String reader, String state) throws Exception {
        service.send(new ProducerRecord<>(PREFIX + "preference-events", reader, state))
                .get();
    }

    private static List<ConsumerRecord<String, String>> asked() {
        Map<String, Object> settings = new HashMap<>(broker.asAdministrator());
        settings.put("auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(PREFIX + "opt-out-requests").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }
}
