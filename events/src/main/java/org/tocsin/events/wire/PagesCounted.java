package org.tocsin.events.wire;

import java.util.List;
import java.util.UUID;

/**
 * How often pages of a service were read since it last said so: sums, and nothing about who read them.
 *
 * @param countId the same for the same sums, so that they are added once
 */
public record PagesCounted(UUID countId, List<PageCount> counts) implements RegisterEntry {

    public PagesCounted {
        counts = List.copyOf(counts);
    }
}
