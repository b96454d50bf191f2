package org.tocsin.registration.restoration;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

import org.tocsin.events.Deferral;
import org.tocsin.events.EventType;
import org.tocsin.events.SealedEvents;
import org.tocsin.events.WholeTopic;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.erasure.ReadJournal;
import org.tocsin.registration.postgres.RestoredSubscribers;
import org.tocsin.registration.restoration.RelearnReader.Outcome;

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
        Optional<Instant> restoredAt = QuarkusTransaction.requiringNew().call(restorations::open);
        if (restoredAt.isEmpty()) {
            return;
        }
        try {
            journal.read();
            relearnFromLog(restoredAt.get());
        } catch (KafkaException away) {
            LOG.warnf("who signed up since the backup cannot be read yet: %s", away.toString());
        }
    }

    private void relearnFromLog(Instant restoredAt) {
        NewsOfReaders news = new NewsOfReaders(restoredAt, sealed, readers -> QuarkusTransaction.requiringNew()
                .call(() -> restored.versions(readers)));
        log.read(EventType.SUBSCRIBER_CONFIRMED.topic(), news::add);
        Set<UUID> left = new HashSet<>(news.unreadable());
        List<SubscriberState> rest = news.newest();
        int relearned = 0;
        int before;
        do { // again, since an address may be held by somebody whose move away from it came later
            before = rest.size();
            Map<Outcome, List<SubscriberState>> became =
                    rest.stream().collect(Collectors.groupingBy(this::tryToRelearn));
            relearned += became.getOrDefault(Outcome.RELEARNED, List.of()).size();
            became.getOrDefault(Outcome.UNUSABLE, List.of()).forEach(state -> left.add(state.subscriberId()));
            rest = became.getOrDefault(Outcome.ADDRESS_TAKEN, List.of());
        } while (!rest.isEmpty() && rest.size() < before);
        rest.forEach(state -> left.add(state.subscriberId()));
        close(relearned, left);
    }

    /** One that no database would take holds up nobody else; a database that is away is tried again. */
    private Outcome tryToRelearn(SubscriberState state) {
        try {
            return relearnReader.relearn(state);
        } catch (JdbiException | IllegalArgumentException unusable) {
            if (Deferral.isDeferred(unusable)) {
                throw unusable;
            }
            LOG.errorf(
                    "subscriber %s cannot be relearned: %s",
                    state.subscriberId(), unusable.getClass().getName());
            return Outcome.UNUSABLE;
        }
    }

    private void close(int relearned, Set<UUID> left) {
        QuarkusTransaction.requiringNew().run(() -> restorations.close(clock.instant()));
        LOG.infof("restored: %d readers who signed up or changed since the backup are known again", relearned);
        if (!left.isEmpty()) {
            LOG.warnf("restored, but the log does not tell enough of these readers, who may sign up again: %s", left);
        }
    }
}
