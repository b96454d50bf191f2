package org.tocsin.mailing.sending;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.correspondence.Letters;
import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.DeliveryState;
import org.tocsin.mailing.delivery.Entry;

/** Counts what became of mails, per lane; and how long after "send" the first one was accepted. */
@ApplicationScoped
class SendingMetrics {

    private static final Logger LOG = Logger.getLogger(SendingMetrics.class);

    private final MeterRegistry registry;
    private final Letters letters;
    private final Clock clock;
    private final Instant since;
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

    SendingMetrics(MeterRegistry registry, Letters letters, Clock clock) {
        this.registry = registry;
        this.letters = letters;
        this.clock = clock;
        this.since = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    /** From zero: Prometheus sees no increase in a counter that comes into being with its first mail. */
    void start(@Observes StartupEvent event) {
        for (Kind lane : Kind.values()) {
            for (DeliveryState outcome : DeliveryState.values()) {
                count(lane, outcome, 0);
            }
        }
    }

    private void count(Kind lane, DeliveryState outcome, long mails) {
        registry.counter("tocsin.mails", "lane", lane.word(), "outcome", outcome.word())
                .increment((double) mails);
    }

    void count(Claim claim, List<Entry> entries, int written) {
        entries.stream()
                .collect(Collectors.groupingBy(Entry::state, Collectors.counting()))
                .forEach((state, number) -> count(claim.kind(), state, number));
        if (written < entries.size()) {
            LOG.warnf(
                    "%d outcomes of campaign %s were not written: the window had been settled, or had been written before",
                    entries.size() - written, claim.campaign());
        }
        boolean accepted = entries.stream().anyMatch(entry -> entry.state() == DeliveryState.ACCEPTED);
        if (accepted && seen.add(claim.campaign())) {
            first(claim);
        }
    }

    /** Campaigns that were on their way before this replica started say nothing about it. */
    private void first(Claim claim) {
        Instant started = letters.of(claim.campaign()).startedAt();
        if (started.isAfter(since)) {
            Duration wait = Duration.between(started, clock.instant());
            registry.timer("tocsin.first.mail", "lane", claim.kind().word()).record(wait);
            LOG.infof("campaign %s: first mail accepted %d ms after send", claim.campaign(), wait.toMillis());
        }
    }
}
