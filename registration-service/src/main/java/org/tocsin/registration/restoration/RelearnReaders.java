package org.tocsin.registration.restoration;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.SealedEvents;
import org.tocsin.events.UnreadableEventException;
import org.tocsin.events.WholeTopic;
import org.tocsin.events.WireFormat;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.erasure.ReadJournal;
import org.tocsin.registration.postgres.RestoredSubscribers;

/**
 * Reads the log of readers once after a restore, and has {@link RelearnReader} take over whatever the backup did not know. The journal of
 * erasures is read before, to its end: who was erased is not among those.
 */
@ApplicationScoped
public class RelearnReaders {

    private static final Logger LOG = Logger.getLogger(RelearnReaders.class);

    private final Restorations restorations;
    private final ReadJournal journal;
    private final WholeTopic log;
    private final SealedEvents sealed;
    private final RestoredSubscribers restored;
    private final RelearnReader relearnReader;
    private final Clock clock;

    RelearnReaders(
            Restorations restorations,
            ReadJournal journal,
            WholeTopic log,
            SealedEvents sealed,
            RestoredSubscribers restored,
            RelearnReader relearnReader,
            Clock clock) {
        this.restorations = restorations;
        this.journal = journal;
        this.log = log;
        this.sealed = sealed;
        this.restored = restored;
        this.relearnReader = relearnReader;
        this.clock = clock;
    }

    @Scheduled(identity = "relearn-readers", every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void relearn() {
        if (!QuarkusTransaction.requiringNew().call(restorations::isAnyOpen)) {
            return;
        }
        try {
            journal.read();
            relearn(new News());
        } catch (KafkaException away) {
            LOG.warnf("who signed up since the backup cannot be read yet: %s", away.toString());
        }
    }

    private void relearn(News news) {
        log.read(EventType.SUBSCRIBER_CONFIRMED.topic(), news::add);
        Set<UUID> left = new HashSet<>(news.unreadable);
        int relearned = 0;
        for (SubscriberState state : news.newest.values()) {
            switch (relearnReader.relearn(state)) {
                case RELEARNED -> relearned++;
                case ADDRESS_TAKEN -> left.add(state.subscriberId());
                case KNOWN, ERASED -> {}
            }
        }
        QuarkusTransaction.requiringNew().run(() -> restorations.close(clock.instant()));
        LOG.infof("restored: %d readers who signed up or changed since the backup are known again", relearned);
        if (!left.isEmpty()) {
            LOG.warnf("restored, but the log does not tell enough of these readers, who may sign up again: %s", left);
        }
    }

    /** What the log says of readers and the backup does not; only that is kept in memory. */
    private final class News {

        private final Map<UUID, SubscriberState> newest = new HashMap<>();
        private final Set<UUID> unreadable = new HashSet<>();

        void add(ConsumerRecords<String, byte[]> page) {
            Set<UUID> readers = new HashSet<>();
            page.forEach(event -> readers.add(UUID.fromString(event.key())));
            Map<UUID, Long> known = QuarkusTransaction.requiringNew().call(() -> restored.versions(readers));
            page.forEach(event -> add(event, UUID.fromString(event.key()), known));
        }

        private void add(ConsumerRecord<String, byte[]> event, UUID reader, Map<UUID, Long> known) {
            unreadable.remove(reader);
            if (event.value() == null) {
                newest.remove(reader);
                return;
            }
            try {
                SubscriberState state = WireFormat.read(sealed.open(event), SubscriberState.class);
                if (!known.containsKey(reader) || RestoredSubscribers.isNews(state, known.get(reader))) {
                    newest.merge(reader, state, this::newer);
                }
            } catch (UnreadableEventException underALostKey) {
                if (!known.containsKey(reader)) {
                    unreadable.add(reader);
                }
            }
        }

        /** The outbox of the backup says again what is older. */
        private SubscriberState newer(SubscriberState one, SubscriberState other) {
            return one.version() > other.version() ? one : other;
        }
    }
}
