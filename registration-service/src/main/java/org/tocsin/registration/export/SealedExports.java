package org.tocsin.registration.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** Exports under their reader's key: a copy of one is worth nothing once the reader is erased. Every method joins the running transaction. */
@ApplicationScoped
class SealedExports {

    private static final String FIELD = "export.document";

    private final Exports exports;
    private final Subscribers subscribers;
    private final ReaderKeys keys;

    SealedExports(Exports exports, Subscribers subscribers, ReaderKeys keys) {
        this.exports = exports;
        this.subscribers = subscribers;
        this.keys = keys;
    }

    /** False when it is no longer wanted: its reader was erased, or asked anew. */
    boolean finish(SubscriberId reader, UUID id, byte[] document) {
        return subscribers.lock(reader).isPresent() && exports.finish(id, sealed(reader, document));
    }

    /** Empty until it is ready. */
    Optional<byte[]> document(SubscriberId reader, Instant since) {
        Optional<byte[]> stored = exports.document(reader, since);
        ReaderKey key = keys.find(reader.value());
        return stored.map(octets -> new String(octets, StandardCharsets.UTF_8))
                .filter(SealedExports::isOurs)
                .flatMap(text -> key.find(FIELD, text))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** A version before this one may run beside it for a while; what that sealed, under other keys, is not ready here. */
    private static boolean isOurs(String stored) {
        return ReaderKey.isSealed(stored) || stored.startsWith("{");
    }

    private byte[] sealed(SubscriberId reader, byte[] document) {
        return keys.of(reader.value())
                .seal(FIELD, new String(document, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }
}
