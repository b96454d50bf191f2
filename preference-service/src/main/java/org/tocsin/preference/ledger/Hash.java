package org.tocsin.preference.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256, 64 lower-case hexadecimal digits. */
public record Hash(String hex) {

    /** What the first row names as the row before it. */
    static final Hash GENESIS = new Hash("0".repeat(64));

    public Hash {
        if (hex.length() != 64
                || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && !Character.isUpperCase(c))) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + hex);
        }
    }

    public static Hash of(byte[] octets) {
        return new Hash(HexFormat.of().formatHex(octets));
    }

    public byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }

    /** Of these octets. */
    public static Hash digest(byte[] octets) {
        return of(sha256().digest(octets));
    }

    /** Over the octets of this hash, followed by the text in UTF-8. */
    Hash followedBy(String text) {
        MessageDigest sha256 = sha256();
        sha256.update(octets());
        return of(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
