package org.tocsin.mailing.inbound.receiving;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.OptOutRequest;
import org.tocsin.mailing.bounce.Bounce;
import org.tocsin.mailing.bounce.Bounces;
import org.tocsin.mailing.transactional.QueueMail;

/** Writes messages down and lets follow what follows, all in one transaction. */
@ApplicationScoped
class WriteDown {

    private final RawMail rawMail;
    private final InboundTable table;
    private final Allowances allowances;
    private final HeldMail held;
    private final Outbox outbox;
    private final Bounces bounces;
    private final QueueMail queue;

    WriteDown(
            RawMail rawMail,
            InboundTable table,
            Allowances allowances,
            HeldMail held,
            Outbox outbox,
            Bounces bounces,
            QueueMail queue) {
        this.rawMail = rawMail;
        this.table = table;
        this.allowances = allowances;
        this.held = held;
        this.outbox = outbox;
        this.bounces = bounces;
        this.queue = queue;
    }

    /** Answers what is new, with the effect that it had. */
    @Transactional
    List<InboundEntry> all(List<Incoming> messages) {
        List<InboundEntry> understood =
                messages.stream().flatMap(message -> message.entries().stream()).toList();
        rawMail.keep(messages);
        List<InboundEntry> fresh = table.record(understood);
        List<InboundEntry> settled = settle(fresh);
        follow(settled);
        return settled;
    }

    private List<InboundEntry> settle(List<InboundEntry> entries) {
        List<Allowances.Demand> demands = entries.stream()
                .filter(entry -> entry.effect() instanceof Effect.Mailed)
                .map(entry -> new Allowances.Demand(
                        (Effect.Mailed) entry.effect(),
                        allowances.origin(entry.mail().arrival())))
                .toList();
        Iterator<Effect> settled = allowances.settle(demands).iterator();
        return entries.stream()
                .map(entry -> entry.effect() instanceof Effect.Mailed ? less(entry, settled.next()) : entry)
                .toList();
    }

    /** Writes down that less follows than was decided, if so. */
    private InboundEntry less(InboundEntry entry, Effect settled) {
        InboundEntry now = entry.with(settled);
        if (!(settled instanceof Effect.Mailed)) {
            table.settle(now);
        }
        if (settled instanceof Effect.Held waiting) {
            held.keep(entry.id(), waiting);
        }
        return now;
    }

    private void follow(List<InboundEntry> entries) {
        List<OptOutRequest> leaving = new ArrayList<>();
        List<Bounce> bounced = new ArrayList<>();
        for (InboundEntry entry : entries) {
            if (entry.effect() instanceof Effect.OptOut optOut) {
                leaving.add(new OptOutRequest(
                        entry.id(), optOut.subscriber(), optOut.topic(), optOut.via(), entry.receivedAt()));
            } else if (entry.effect() instanceof Effect.Bounced told) {
                bounced.addAll(told.bounces());
            } else if (entry.effect() instanceof Effect.Mailed mailed) {
                queue.add(mailed.mail());
            }
        }
        outbox.appendAll(EventType.OPT_OUT_REQUESTED, leaving, OptOutRequest::subscriberId);
        bounces.recordAll(bounced);
    }
}
