package org.tocsin.mailing.inbound.review;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in the list: between the entry it names and the next older one. */
record Cursor(Instant receivedAt, UUID id) {

    private static final int OCTETS = 8 + 4 + 16;

    /** Newer than anything. */
    static Cursor start() {
        return new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
    }

    static Optional<Cursor> parse(String text) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(text);
            return octets.length == OCTETS ? Optional.of(read(ByteBuffer.wrap(octets))) : Optional.empty();
        } catch (IllegalArgumentException | java.time.DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    String text() {
        byte[] octets = ByteBuffer.allocate(OCTETS)
                .putLong(receivedAt.getEpochSecond())
                .putInt(receivedAt.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static Cursor read(ByteBuffer buffer) {
        Instant receivedAt = Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
        return new Cursor(receivedAt, new UUID(buffer.getLong(), buffer.getLong()));
    }
}
