package org.tocsin.mailing.inbound.receiving;

import java.util.Optional;
import java.util.UUID;

import org.tocsin.tokens.MailReference;

/** Whose message it is, and how sure that is. */
sealed interface Writer {

    /** How it begins to say that nothing else names the reader. */
    String FROM_ALONE = "From alone";

    /** In words, for the operator. */
    String knownBy();

    default Optional<UUID> subscriber() {
        return Optional.empty();
    }

    /** Something in it can only come from a mail of ours to this reader. */
    record Proven(MailReference reference, String knownBy) implements Writer {
        @Override
        public Optional<UUID> subscriber() {
            return Optional.of(reference.subscriber());
        }
    }

    /** Only From says so, and anybody can write anything into it. */
    record Claimed(UUID reader, String knownBy) implements Writer {
        @Override
        public Optional<UUID> subscriber() {
            return Optional.of(reader);
        }
    }

    /** No reader of ours, as far as anybody can tell. */
    record Stranger(String knownBy) implements Writer {}
}
