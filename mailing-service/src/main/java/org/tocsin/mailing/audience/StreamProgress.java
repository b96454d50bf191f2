package org.tocsin.mailing.audience;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table that says up to when each partition is known; what every replica's senders go by. */
@ApplicationScoped
class StreamProgress {

    private static final String INTRODUCE =
            """
            insert into stream_progress (topic, partition)
            select * from unnest(:topics, :partitions) on conflict do nothing
            """;

    private static final String FORGET_OTHERS =
            """
            delete from stream_progress
            where (topic, partition) not in (select * from unnest(:topics, :partitions))
            """;

    private static final String ADVANCE =
            """
            update stream_progress set known_until = greatest(known_until, :until)
            where topic = :topic and partition = :partition
            """;

    private final Jdbi jdbi;

    StreamProgress(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Instant now() {
        return jdbi.withHandle(handle -> handle.createQuery("select clock_timestamp()")
                .mapTo(Instant.class)
                .one());
    }

    /** These and no others are waited for; one that is new has not been read. */
    void expect(Collection<TopicPartition> partitions) {
        String[] topics = partitions.stream().map(TopicPartition::topic).toArray(String[]::new);
        Integer[] numbers = partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new);
        jdbi.useTransaction(handle -> {
            for (String statement : new String[] {INTRODUCE, FORGET_OTHERS}) {
                handle.createUpdate(statement)
                        .bind("topics", topics)
                        .bind("partitions", numbers)
                        .execute();
            }
        });
    }

    void advance(Map<TopicPartition, Instant> knownUntil) {
        if (knownUntil.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(ADVANCE);
            knownUntil.forEach((partition, until) -> batch.bind("topic", partition.topic())
                    .bind("partition", partition.partition())
                    .bind("until", until)
                    .add());
            batch.execute();
        });
    }
}
