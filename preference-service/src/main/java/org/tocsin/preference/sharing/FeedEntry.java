package org.tocsin.preference.sharing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What happened at one position of a sponsor's feed, and still holds. */
sealed interface FeedEntry {

    long position();

    UUID reference();

    Instant at();

    /** A person who consents at this moment; only the fields that this sponsor may get. */
    record Shared(
            long position,
            UUID reference,
            Instant at,
            Optional<String> email,
            Optional<String> name,
            Optional<String> locale)
            implements FeedEntry {}

    /** Something the sponsor was told earlier, and must forget or mend. */
    record Recalled(long position, UUID reference, Instant at, UUID id, String reason) implements FeedEntry {}
}
