package org.tocsin.registration.export;

import java.time.Instant;
import java.util.UUID;

/**
 * How far an export is.
 *
 * @param state making, ready or failed
 * @param done how many of the {@code of} parts are in it
 * @param until when it is deleted
 */
public record Export(UUID id, String state, int done, int of, Instant until) {

    public boolean isReady() {
        return state.equals("ready");
    }

    public boolean isMaking() {
        return state.equals("making");
    }
}
