package org.tocsin.topics.restore;

import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

import org.tocsin.topics.EventTopic;
import org.tocsin.topics.Log;
import org.tocsin.topics.TopicList;

/** Asks preference-service once more for each opt-out since a moment, by the state topic's newest word on each reader. */
public final class OptOutCommand {

    private static final String USAGE =
            """
            opt-outs replay --since TIME   after a restore: asks for every opt-out again that came since the backup of TIME
            TIME is what the backup's file taken-at says, such as 2026-11-23T08:00:00Z. What is known already stays as it is.
            """;

    private static final String SAID = "preference-events";
    private static final String ASKED = "opt-out-requests";

    private final Map<String, Object> kafka;
    private final String prefix;
    private final PrintStream out;

    /** @param prefix what the installation puts before its topics' names */
    public OptOutCommand(Map<String, Object> kafka, String prefix, PrintStream out) {
        this.kafka = kafka;
        this.prefix = prefix;
        this.out = out;
    }

    /** Runs the command that the words after {@code opt-outs} name; 0 when it was done, 2 when not. */
    public int run(List<String> words) throws InterruptedException {
        if (words.size() != 3 || !words.subList(0, 2).equals(List.of("replay", "--since"))) {
            out.print(USAGE);
            return 2;
        }
        try {
            replay(Instant.parse(words.get(2)));
            return 0;
        } catch (DateTimeParseException noTime) {
            out.print(USAGE);
            return 2;
        }
    }

    private void replay(Instant since) throws InterruptedException {
        List<OptOut> missed =
                missed(since).values().stream().flatMap(List::stream).toList();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (OptOut one : missed) {
                Sent.await(producer.send(one.request(prefix + ASKED)));
            }
        }
        out.printf("%d opt-outs since %s were asked for again%n", missed.size(), since);
    }

    /** By the log's last word on each reader, of whom no more is kept than that; nothing of those who were erased. */
    private Map<String, List<OptOut>> missed(Instant since) {
        Map<String, List<OptOut>> missed = new HashMap<>();
        int partitions = TopicList.read().stream()
                .filter(topic -> topic.name().equals(SAID))
                .mapToInt(EventTopic::partitions)
                .sum();
        for (int number = 0; number < partitions; number++) {
            TopicPartition partition = new TopicPartition(prefix + SAID, number);
            long end = Log.end(kafka, partition);
            try (Log log = Log.committed(kafka, partition)) {
                log.read(0, end, state -> note(state, since, missed));
            }
        }
        return missed;
    }

    private static void note(ConsumerRecord<byte[], byte[]> state, Instant since, Map<String, List<OptOut>> missed) {
        List<OptOut> ended = state.value() == null ? List.of() : OptOut.in(state.value(), since);
        if (ended.isEmpty()) {
            missed.remove(OptOut.key(state));
        } else {
            missed.put(OptOut.key(state), ended);
        }
    }
}
