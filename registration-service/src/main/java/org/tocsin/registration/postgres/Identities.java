package org.tocsin.registration.postgres;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.sealing.LookUps;
import org.tocsin.sealing.Sealing;

/** By what the row of an address is found: a keyed hash, so that a look into the table tells nobody's address. */
@ApplicationScoped
public class Identities {

    private static final String KIND = "address";

    private final LookUps lookUps;
    private final Sealing sealing;

    Identities(LookUps lookUps, Sealing sealing) {
        this.lookUps = lookUps;
        this.sealing = sealing;
    }

    /** As it is to be written. */
    public String of(EmailAddress email) {
        return sealing.seals() ? hash(email) : email.identity();
    }

    /** As it may have been written, by this version or by one before it. */
    public List<String> allOf(EmailAddress email) {
        return List.of(hash(email), email.identity());
    }

    private String hash(EmailAddress email) {
        return lookUps.of(KIND, email.identity());
    }
}
