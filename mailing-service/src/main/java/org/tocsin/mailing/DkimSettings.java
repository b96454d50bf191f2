package org.tocsin.mailing;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** DKIM signatures of campaigns' mail. Off unless there is a key: most relays sign by themselves. */
@ConfigMapping(prefix = "tocsin.dkim")
public interface DkimSettings {

    /** The signing domain; by default that of the address in From. DMARC wants it to be that one or one above it. */
    Optional<String> domain();

    /**
     * {@code selector:file} pairs, separated by commas; each file holds a private key, RSA (2048 bits) or Ed25519, as PKCS#8 in PEM, and is read at the
     * start. Each signs every mail: give two for receivers that do not know Ed25519. None by default.
     */
    Optional<List<String>> signWith();
}
