package org.tocsin.preference.limits;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which alerts concern a reader.
 *
 * @param named   at most {@link #MOST}, or IllegalArgumentException is thrown; none that differ in case only; none means all
 * @param minimum alerts that say they are less severe do not concern them; empty for any
 */
public record Interests(List<Interest> named, Optional<Severity> minimum) {

    public static final int MOST = 50;

    /** Every alert. */
    public static final Interests ALL = new Interests(List.of(), Optional.empty());

    public Interests {
        named = distinct(named);
        if (named.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " interests");
        }
    }

    private static List<Interest> distinct(Collection<Interest> interests) {
        Map<String, Interest> byKey = new LinkedHashMap<>();
        interests.forEach(interest -> byKey.putIfAbsent(interest.key(), interest));
        return List.copyOf(byKey.values());
    }

    /** Whether this very interest is named, in whatever case. */
    public boolean name(Interest interest) {
        return named.stream().anyMatch(one -> one.key().equals(interest.key()));
    }
}
