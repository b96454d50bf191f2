package org.tocsin.mailing.inbound.receiving;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.OptOutRequest;
import org.tocsin.mailing.bounce.Bounce;
import org.tocsin.mailing.bounce.Bounces;
import org.tocsin.mailing.transactional.QueueMail;

/** Writes messages down and lets follow what follows, all in one transaction. */
@ApplicationScoped
class WriteDown {

    private static final Logger LOG = Logger.getLogger(WriteDown.class);

    private final RawMail rawMail;
    private final InboundTable table;
    private final Allowances allowances;
    private final Outbox outbox;
    private final Bounces bounces;
    private final QueueMail queue;

    WriteDown(
            RawMail rawMail,
            InboundTable table,
            Allowances allowances,
            Outbox outbox,
            Bounces bounces,
            QueueMail queue) {
        this.rawMail = rawMail;
        this.table = table;
        this.allowances = allowances;
        this.outbox = outbox;
        this.bounces = bounces;
        this.queue = queue;
    }

    @Transactional
    void all(List<Incoming> messages) {
        List<Bounce> bounced = new ArrayList<>();
        for (Incoming message : messages) {
            rawMail.keep(message.raw(), message.receivedAt());
            message.entries().forEach(entry -> writeDown(entry, bounced));
        }
        bounces.recordAll(bounced);
    }

    private void writeDown(InboundEntry understood, List<Bounce> bounced) {
        if (!table.record(understood)) {
            LOG.info("A message was delivered again and changed nothing");
            return;
        }
        InboundEntry entry = understood.with(
                allowances.settle(understood.effect(), understood.mail().arrival(), understood.receivedAt()));
        table.settle(entry);
        follow(entry, bounced);
        LOG.infof(
                "Inbound message %s: %s, %s",
                entry.id(), entry.understood().meaning().word(), entry.effect().word());
    }

    private void follow(InboundEntry entry, List<Bounce> bounced) {
        if (entry.effect() instanceof Effect.OptOut optOut) {
            OptOutRequest request = new OptOutRequest(
                    entry.id(), optOut.subscriber(), optOut.topic(), optOut.via(), entry.receivedAt());
            outbox.append(EventType.OPT_OUT_REQUESTED, optOut.subscriber(), request);
        } else if (entry.effect() instanceof Effect.Bounced told) {
            bounced.addAll(told.bounces());
        } else if (entry.effect() instanceof Effect.Mailed mailed) {
            queue.add(mailed.mail());
        }
    }
}
