package org.tocsin.events.wire;

import java.util.List;
import java.util.Optional;

/**
 * Which alerts a subscriber wants. One passes when {@code named} is empty or holds the alert's vendor without a product or with
 * the alert's product (case folded), and when its severity, if both sides name one, is at least the minimum. An alert that
 * names nothing reaches everybody.
 *
 * @param minimumSeverity low, medium, high or critical
 */
public record Interests(List<Interest> named, Optional<String> minimumSeverity) {

    /** Every alert. */
    public static final Interests ALL = new Interests(List.of(), Optional.empty());

    public Interests {
        named = List.copyOf(named);
    }
}
