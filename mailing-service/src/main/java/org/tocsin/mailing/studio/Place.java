package org.tocsin.mailing.studio;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page of campaigns ended; as a cursor it is opaque to clients. */
record Place(Instant createdAt, UUID id) {

    /** Before the newest. */
    static final Place START = new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1L, -1L));

    static Optional<Place> parse(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("/", 2);
            return parts.length == 2
                    ? Optional.of(new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    String cursor() {
        String text = createdAt + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
