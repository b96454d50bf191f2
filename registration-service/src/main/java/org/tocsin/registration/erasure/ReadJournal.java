package org.tocsin.registration.erasure;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.UnreadableEventException;
import org.tocsin.events.WholeTopic;
import org.tocsin.events.WireFormat;
import org.tocsin.events.wire.Erasure;

/**
 * Reads the journal in Kafka once after each start. Lines that the database does not know say that it was restored from a backup:
 * whoever they are about is erased again, and no list may bring their address back. A line holds three hundred octets, so even a hundred
 * thousand are read within seconds.
 */
@ApplicationScoped
public class ReadJournal {

    private static final Logger LOG = Logger.getLogger(ReadJournal.class);

    private final WholeTopic topic;
    private final ErasureJournal journal;
    private final AtomicBoolean read = new AtomicBoolean();

    ReadJournal(WholeTopic topic, ErasureJournal journal) {
        this.topic = topic;
        this.journal = journal;
    }

    @Scheduled(
            identity = "read-erasure-journal",
            every = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readOnce() {
        if (!read.get()) {
            try {
                read();
                read.set(true);
            } catch (KafkaException e) {
                LOG.warnf("the journal of erasures cannot be read yet: %s", e.toString());
            }
        }
    }

    /** Throws {@link KafkaException} when Kafka is away. */
    public void read() {
        topic.read(EventType.SUBSCRIBER_ERASED.topic(), page -> QuarkusTransaction.requiringNew()
                .run(() -> add(page)));
    }

    /** The hashes in any case: a restore may have brought the ids from elsewhere, without them. */
    private void add(ConsumerRecords<String, byte[]> page) {
        List<Erasure> lines = StreamSupport.stream(page.spliterator(), false)
                .map(this::line)
                .flatMap(Optional::stream)
                .toList();
        lines.forEach(line -> journal.addFromElsewhere(line.subscriberId(), line.erasedAt()));
        journal.remember(lines.stream()
                .map(Erasure::addressHash)
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<Erasure> line(ConsumerRecord<String, byte[]> read) {
        try {
            return Optional.of(WireFormat.read(read.value(), Erasure.class));
        } catch (UnreadableEventException notALine) {
            LOG.errorf("line %d of the journal of erasures cannot be read: %s", read.offset(), notALine.getMessage());
            return Optional.empty();
        }
    }
}
