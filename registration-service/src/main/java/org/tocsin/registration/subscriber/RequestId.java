package org.tocsin.registration.subscriber;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** One sign-up; random, and the only thing that a confirmation link carries. */
public record RequestId(UUID value) {

    private static final int OCTETS = 16;

    public static RequestId random() {
        return new RequestId(UUID.randomUUID());
    }

    /** As it stands in the payload of a link: 16 octets, most significant first. */
    public byte[] toOctets() {
        return ByteBuffer.allocate(OCTETS)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    /** The reverse; empty when these are not 16 octets. */
    public static Optional<RequestId> fromOctets(byte[] octets) {
        if (octets.length != OCTETS) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        return Optional.of(new RequestId(new UUID(buffer.getLong(), buffer.getLong())));
    }
}
