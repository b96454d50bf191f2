package org.tocsin.mailing.inbound.receiving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.tocsin.events.Deferral;
import org.tocsin.mailing.transactional.QueueMail;

/** Mails what had to wait, oldest first, as far as the day allows. */
@ApplicationScoped
public class ReleaseHeld {

    private static final Logger LOG = Logger.getLogger(ReleaseHeld.class);

    private final HeldMail held;
    private final LaterMail later;
    private final Allowances allowances;
    private final QueueMail queue;
    private final Clock clock;

    ReleaseHeld(HeldMail held, LaterMail later, Allowances allowances, QueueMail queue, Clock clock) {
        this.held = held;
        this.later = later;
        this.allowances = allowances;
        this.queue = queue;
        this.clock = clock;
    }

    /** Each is looked at once a day at most, so this ends. */
    @Scheduled(every = "5m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void release() {
        int some;
        do {
            some = QuarkusTransaction.requiringNew().call(this::some);
        } while (some > 0);
    }

    private int some() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<HeldMail.Held> due = held.due();
        List<HeldMail.Held> asking = new ArrayList<>();
        List<Allowances.Demand> demands = new ArrayList<>();
        for (HeldMail.Held one : due) {
            Effect effect = effect(one, now);
            if (effect instanceof Effect.Mailed mailed) {
                asking.add(one);
                demands.add(new Allowances.Demand(mailed, one.origin()));
            } else {
                held.end(one.message().id(), effect);
            }
        }
        List<Effect> settled = allowances.settle(demands);
        for (int i = 0; i < settled.size(); i++) {
            follow(asking.get(i), settled.get(i));
        }
        return due.size();
    }

    /** One that cannot be made keeps no other waiting. */
    private Effect effect(HeldMail.Held one, Instant now) {
        try {
            return later.of(one.asksFor(), one.message(), now).orElseGet(Effect.Withheld::new);
        } catch (RuntimeException failed) {
            if (Deferral.isDeferred(failed)) {
                throw failed;
            }
            LOG.errorf(
                    failed,
                    "Inbound message %s, which waited, cannot be answered",
                    one.message().id());
            return new Effect.Withheld();
        }
    }

    private void follow(HeldMail.Held one, Effect effect) {
        if (effect instanceof Effect.Held again) {
            held.keep(one.message().id(), again);
            return;
        }
        if (effect instanceof Effect.Mailed mailed) {
            queue.add(mailed.mail());
        }
        held.end(one.message().id(), effect);
        LOG.infof("Inbound message %s, which waited: %s", one.message().id(), effect.word());
    }
}
