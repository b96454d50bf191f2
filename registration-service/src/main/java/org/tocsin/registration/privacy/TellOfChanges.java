package org.tocsin.registration.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.tocsin.events.wire.AccountMatter;
import org.tocsin.registration.messaging.AccountMails;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.SubscriberId;

/** Mails every reader who agreed to an older version that a newer one changes something that matters. Each is told once. */
@ApplicationScoped
public class TellOfChanges {

    private static final Logger LOG = Logger.getLogger(TellOfChanges.class);
    private static final int PAGE = 200;

    /** How long the news is worth sending, should mail wait. */
    private static final Duration NEWS = Duration.ofDays(30);

    private final Policies policies;
    private final PolicyNotices notices;
    private final Subscribers subscribers;
    private final AccountMails mails;
    private final Clock clock;

    TellOfChanges(Policies policies, PolicyNotices notices, Subscribers subscribers, AccountMails mails, Clock clock) {
        this.policies = policies;
        this.notices = notices;
        this.subscribers = subscribers;
        this.mails = mails;
        this.clock = clock;
    }

    @Scheduled(
            identity = "tell-of-policy-changes",
            every = "${tocsin.retention.every:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void tell() {
        policies.newestMaterial().ifPresent(policy -> {
            QuarkusTransaction.requiringNew().run(() -> notices.begin(policy.version(), clock.instant()));
            while (QuarkusTransaction.requiringNew().call(() -> tellPage(policy))) {
                LOG.debugf("a page of readers is told of the policy of %s", policy.version());
            }
        });
    }

    /** False when there is nobody left to tell. */
    private boolean tellPage(Policy policy) {
        Optional<UUID> after = notices.lockUnfinished(policy.version());
        if (after.isEmpty()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<SubscriberId> page = notices.next(policy.version(), after.get(), PAGE);
        page.forEach(reader -> tell(reader, policy, now));
        if (page.isEmpty()) {
            notices.finish(policy.version(), now);
            LOG.infof("all readers are told of the policy of %s", policy.version());
            return false;
        }
        notices.moveTo(policy.version(), page.get(page.size() - 1));
        return true;
    }

    private void tell(SubscriberId id, Policy policy, Instant now) {
        if (subscribers.find(id).orElseThrow() instanceof Confirmed reader) {
            mails.announce(
                    reader,
                    AccountMatter.POLICY_CHANGED,
                    "/privacy/" + policy.version() + "/changes",
                    policy.since().atStartOfDay(ZoneOffset.UTC).toInstant(),
                    now.plus(NEWS));
        }
    }
}
