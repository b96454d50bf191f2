package org.tocsin.mailing.inbound.receiving;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.sealing.Sealing;

/** Seals mail under the data keys, and opens as well what earlier versions sealed under the token keys. */
@ApplicationScoped
class MailSealing {

    private final Sealing sealing;
    private final org.tocsin.tokens.Sealing former;

    MailSealing(Sealing sealing, org.tocsin.tokens.Sealing former) {
        this.sealing = sealing;
        this.former = former;
    }

    byte[] seal(String purpose, byte[] text) {
        return sealing.seals() ? sealing.seal(purpose, text) : former.seal(purpose, text);
    }

    /** @throws IllegalStateException when it does not open */
    byte[] again(String purpose, byte[] sealed) {
        return seal(
                purpose,
                open(purpose, sealed).orElseThrow(() -> new IllegalStateException(purpose + " does not open")));
    }

    Optional<byte[]> open(String purpose, byte[] sealed) {
        return sealing.open(purpose, sealed).or(() -> former.open(purpose, sealed));
    }
}
