package org.tocsin.mailing.delivery;

import java.util.Optional;
import java.util.UUID;

/** A reader in a claimed window. {@code attempt} counts from 1. */
public record Recipient(UUID subscriber, String email, Optional<String> name, int attempt) {

    @Override
    public String toString() {
        return "Recipient[" + subscriber + "]";
    }
}
