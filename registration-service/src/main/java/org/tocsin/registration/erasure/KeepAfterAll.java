package org.tocsin.registration.erasure;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.registration.postgres.PlannedErasures;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Purpose;

/** Takes a planned erasure back, as long as it has not happened. */
@ApplicationScoped
public class KeepAfterAll {

    private static final Logger LOG = Logger.getLogger(KeepAfterAll.class);

    private final LinkTokens tokens;
    private final Subscribers subscribers;
    private final PlannedErasures planned;

    KeepAfterAll(LinkTokens tokens, Subscribers subscribers, PlannedErasures planned) {
        this.tokens = tokens;
        this.subscribers = subscribers;
        this.planned = planned;
    }

    /** Whose erasure the link can still take back; changes nothing. */
    @Transactional
    Optional<SubscriberId> look(String token) {
        return tokens.open(Purpose.KEEP, token)
                .filter(payload -> payload.length == 2 * Long.BYTES)
                .map(ByteBuffer::wrap)
                .map(payload -> new SubscriberId(new UUID(payload.getLong(), payload.getLong())))
                .filter(id -> planned.dueAt(id).isPresent());
    }

    /** False when nothing was planned any more: whoever erases holds the lock of the subscriber. */
    @Transactional
    public boolean keep(SubscriberId id) {
        boolean kept = subscribers.lock(id).isPresent() && planned.cancel(id);
        if (kept) {
            LOG.infof("subscriber %s stays after all", id.value());
        }
        return kept;
    }
}
