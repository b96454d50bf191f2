package org.tocsin.topics.restore;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** Has a service read its topics again: from a moment on, after a restore, or from their beginning, to rebuild what it makes of them. */
public final class RewindCommand {

    private static final String USAGE =
            """
            log rewind SERVICE --since TIME    has a service that is stopped read again what came since, such as 2026-11-23T08:00:00Z
            log rewind SERVICE --to-start      has it read again all that the log holds
            Waits for up to a minute until the service is gone from its group.
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, Object> kafka;
    private final String prefix;
    private final PrintStream out;

    /** @param prefix what the installation puts before the names of its topics and groups */
    public RewindCommand(Map<String, Object> kafka, String prefix, PrintStream out) {
        this.kafka = kafka;
        this.prefix = prefix;
        this.out = out;
    }

    /** Runs the command that the words after {@code log} name; 0 when it was done, 2 when not. */
    public int run(List<String> words) throws InterruptedException {
        if (words.size() == 3 && words.get(0).equals("rewind") && words.get(2).equals("--to-start")) {
            return rewind(words.get(1), OffsetSpec.earliest());
        }
        if (words.size() == 4 && words.get(0).equals("rewind") && words.get(2).equals("--since")) {
            try {
                long since = Instant.parse(words.get(3)).toEpochMilli();
                return rewind(words.get(1), OffsetSpec.forTimestamp(since));
            } catch (DateTimeParseException noTime) {
                out.println(words.get(3) + " is not a time");
            }
        }
        out.print(USAGE);
        return 2;
    }

    private int rewind(String service, OffsetSpec to) throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            Map<TopicPartition, OffsetAndMetadata> read =
                    await(admin.listConsumerGroupOffsets(prefix + service).partitionsToOffsetAndMetadata());
            Map<TopicPartition, ListOffsetsResultInfo> places =
                    await(admin.listOffsets(read.keySet().stream().collect(Collectors.toMap(one -> one, one -> to)))
                            .all());
            // Where nothing came since, there is no such place, and nothing to read again.
            Map<TopicPartition, OffsetAndMetadata> targets = places.entrySet().stream()
                    .filter(place -> place.getValue().offset() >= 0)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            place -> new OffsetAndMetadata(place.getValue().offset())));
            return whenItIsGone(admin, service, targets);
        }
    }

    private int whenItIsGone(Admin admin, String service, Map<TopicPartition, OffsetAndMetadata> targets)
            throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try {
                await(admin.alterConsumerGroupOffsets(prefix + service, targets).all());
                out.printf("%s reads %d partitions again when it starts%n", service, targets.size());
                return 0;
            } catch (GroupNotEmptyException | UnknownMemberIdException stillThere) {
                boolean never = new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
                assert !never : "nobody counts down";
            }
        }
        out.println(service + " still runs; stop all of it first");
        return 2;
    }

    private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof KafkaException told
                    ? told
                    : new KafkaException(refused.getCause().getMessage(), refused.getCause());
        }
    }
}
