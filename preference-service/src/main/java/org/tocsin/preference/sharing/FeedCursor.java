package org.tocsin.preference.sharing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in one sponsor's feed. It never grows stale: what changed since is what comes after it. One that is beyond the end was made
 * up, or is from before a restore; answered as if nothing had happened since, its holder would miss whoever comes next.
 */
record FeedCursor(long position) {

    static final FeedCursor START = new FeedCursor(0);

    private static final Pattern WORD = Pattern.compile("p(0|[1-9][0-9]{0,17})");

    /** Empty for anything that {@link #word()} never wrote. */
    static Optional<FeedCursor> parse(String word) {
        return WORD.matcher(word).matches()
                ? Optional.of(new FeedCursor(Long.parseLong(word.substring(1))))
                : Optional.empty();
    }

    String word() {
        return "p" + position;
    }
}
