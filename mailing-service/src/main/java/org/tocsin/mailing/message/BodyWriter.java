package org.tocsin.mailing.message;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Optional;

import org.tocsin.mailing.dkim.Relaxed;
import org.tocsin.mailing.dkim.Sha256;

/** A body on its way into a mail, and past the hash when the mail is signed. */
final class BodyWriter {

    private final ByteArrayOutputStream out;
    private final Optional<MessageDigest> hash;

    private BodyWriter(ByteArrayOutputStream out, Optional<MessageDigest> hash) {
        this.out = out;
        this.hash = hash;
    }

    static BodyWriter plain(ByteArrayOutputStream out) {
        return new BodyWriter(out, Optional.empty());
    }

    static BodyWriter hashed(ByteArrayOutputStream out) {
        return new BodyWriter(out, Optional.of(Sha256.digest()));
    }

    void write(Fixed lines) {
        out.writeBytes(lines.octets());
        hash.ifPresent(sum -> sum.update(lines.relaxed()));
    }

    /** Whole lines. */
    void write(byte[] lines) {
        out.writeBytes(lines);
        hash.ifPresent(sum -> sum.update(Relaxed.body(lines)));
    }

    byte[] hash() {
        return hash.orElseThrow().digest();
    }
}
