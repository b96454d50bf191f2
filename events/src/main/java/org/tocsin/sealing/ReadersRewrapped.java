package org.tocsin.sealing;

import java.util.List;
import java.util.UUID;

/**
 * The keys of these readers are about to go under a new data key, in the transaction that runs. Whoever has told others of them tells them
 * again, so that nothing of them is left under the old one.
 */
public record ReadersRewrapped(List<UUID> readers) {

    public ReadersRewrapped {
        readers = List.copyOf(readers);
    }
}
