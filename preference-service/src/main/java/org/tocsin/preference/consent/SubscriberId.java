package org.tocsin.preference.consent;

import java.util.UUID;

/** The random id under which registration knows a subscriber; says nothing about the person. */
public record SubscriberId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
