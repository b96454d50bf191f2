package org.tocsin.registration.subscriber;

import java.util.UUID;

/** Random, reserved at the first sign-up of an address, and says nothing about its owner. */
public record SubscriberId(UUID value) {

    public static SubscriberId random() {
        return new SubscriberId(UUID.randomUUID());
    }
}
