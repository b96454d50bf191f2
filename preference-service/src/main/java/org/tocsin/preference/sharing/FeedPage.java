package org.tocsin.preference.sharing;

import java.util.List;
import java.util.stream.Stream;

/**
 * One page of a sponsor's feed.
 *
 * @param next the cursor for what comes after; the one that was asked for when there is nothing yet
 */
record FeedPage(List<FeedEntry> entries, FeedCursor next) {

    FeedPage {
        entries = List.copyOf(entries);
    }

    static FeedPage of(List<FeedEntry> entries, FeedCursor after) {
        return new FeedPage(
                entries,
                entries.isEmpty()
                        ? after
                        : new FeedCursor(entries.get(entries.size() - 1).position()));
    }

    List<FeedEntry.Shared> shared() {
        return only(FeedEntry.Shared.class).toList();
    }

    List<FeedEntry.Recalled> recalled() {
        return only(FeedEntry.Recalled.class).toList();
    }

    private <T extends FeedEntry> Stream<T> only(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast);
    }
}
