package org.tocsin.mailing.inbound.receiving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.OptOutRequest;
import org.tocsin.mailing.inbound.understanding.Circumstances;
import org.tocsin.mailing.inbound.understanding.Understanding;
import org.tocsin.mailing.inbound.understanding.Understood;

/** Takes a message in: understands it, and commits what was understood together with what follows. */
@ApplicationScoped
public class ReceiveMail {

    private static final Logger LOG = Logger.getLogger(ReceiveMail.class);

    private final Understanding understanding;
    private final OriginalSubjects originals;
    private final Effects effects;
    private final InboundTable table;
    private final Outbox outbox;
    private final Clock clock;

    ReceiveMail(
            Understanding understanding,
            OriginalSubjects originals,
            Effects effects,
            InboundTable table,
            Outbox outbox,
            Clock clock) {
        this.understanding = understanding;
        this.originals = originals;
        this.effects = effects;
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Returns once everything is committed; throws if nothing is. */
    @Transactional
    public void receive(Delivered mail) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MessageHash hash = MessageHash.of(mail.raw());
        table.keepRaw(hash, mail, now);
        mail.recipients().stream().distinct().forEach(addressee -> receive(mail, addressee, hash, now));
    }

    private void receive(Delivered mail, Addressee addressee, MessageHash hash, Instant now) {
        Understood understood = understanding.of(mail.raw(), circumstances(mail, addressee));
        Effect effect = effects.of(understood.meaning(), addressee);
        UUID id = UUID.randomUUID();
        if (!table.record(new InboundEntry(id, now, hash, mail.returnPath(), addressee, understood, effect))) {
            LOG.info("A message was delivered again and changed nothing");
            return;
        }
        if (effect instanceof Effect.OptOut optOut) {
            outbox.append(EventType.OPT_OUT_REQUESTED, optOut.subscriber(), request(optOut, id, now));
        }
        LOG.infof("Inbound message %s: %s, %s", id, understood.meaning().word(), effect.word());
    }

    private Circumstances circumstances(Delivered mail, Addressee addressee) {
        Optional<String> original = addressee instanceof Addressee.TokenAddress token
                ? originals.of(token.reference().campaign())
                : Optional.empty();
        return new Circumstances(Optional.of(mail.returnPath()), addressee.purpose(), original);
    }

    private static OptOutRequest request(Effect.OptOut optOut, UUID id, Instant now) {
        return new OptOutRequest(id, optOut.subscriber(), optOut.topic(), optOut.via(), now);
    }
}
