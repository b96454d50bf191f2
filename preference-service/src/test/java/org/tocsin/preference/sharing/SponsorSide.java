package org.tocsin.preference.sharing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a sponsor knows who reads its feed and does as it says. */
final class SponsorSide {

    final Map<UUID, String> people = new HashMap<>();
    FeedCursor cursor;

    SponsorSide(FeedCursor cursor) {
        this.cursor = cursor;
    }

    void take(FeedPage page) {
        for (FeedEntry entry : page.entries()) {
            if (entry instanceof FeedEntry.Shared shared) {
                people.put(shared.reference(), shared.email().orElse(""));
            } else {
                people.remove(entry.reference());
            }
        }
        cursor = page.next();
    }
}
