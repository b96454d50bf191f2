package org.tocsin.registration.erasure;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.tocsin.registration.subscriber.SubscriberId;

/** What a link to take an erasure back carries: 16 octets of subscriber, 8 of milliseconds since 1970. It is for this plan only. */
record KeepLink(SubscriberId subscriber, Instant askedAt) {

    private static final int OCTETS = 3 * Long.BYTES;

    byte[] toOctets() {
        return ByteBuffer.allocate(OCTETS)
                .putLong(subscriber.value().getMostSignificantBits())
                .putLong(subscriber.value().getLeastSignificantBits())
                .putLong(askedAt.toEpochMilli())
                .array();
    }

    static Optional<KeepLink> fromOctets(byte[] octets) {
        if (octets.length != OCTETS) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        return Optional.of(new KeepLink(
                new SubscriberId(new UUID(buffer.getLong(), buffer.getLong())),
                Instant.ofEpochMilli(buffer.getLong())));
    }
}
