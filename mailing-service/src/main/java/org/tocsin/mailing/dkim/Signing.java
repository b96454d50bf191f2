package org.tocsin.mailing.dkim;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Who signs: a domain and its keys. Each key makes a signature of its own, so that a receiver that does not know Ed25519 finds the one with RSA.
 *
 * @param domain goes into {@code d}; that of From or one above it, or DMARC does not count it
 */
public record Signing(String domain, List<DkimKey> keys) {

    public static final Signing NONE = new Signing("", List.of());

    public boolean off() {
        return keys.isEmpty();
    }

    /**
     * The values of the DKIM-Signature fields, folded.
     *
     * @param names of the signed fields in their order, separated by colons
     * @param headers the same fields in relaxed form, each with its line end
     * @param bodyHash SHA-256 over the relaxed body
     */
    public List<String> signatures(String names, String headers, byte[] bodyHash) {
        String hash = Base64.getEncoder().encodeToString(bodyHash);
        return keys.stream().map(key -> value(key, names, headers, hash)).toList();
    }

    /** Folding is free where a blank stands already: the relaxed form takes the line ends out again. */
    private String value(DkimKey key, String names, String headers, String hash) {
        String value = "v=1; a=" + key.algorithm() + "; c=relaxed/relaxed; d=" + domain + "; s=" + key.selector()
                + ";\r\n h=" + names + ";\r\n bh=" + hash + ";\r\n b=";
        String itself = Relaxed.header("DKIM-Signature", value).stripTrailing(); // without its line end (RFC 6376 §3.7)
        byte[] signature = key.sign((headers + itself).getBytes(StandardCharsets.UTF_8));
        return value + Base64.getMimeEncoder(72, new byte[] {'\r', '\n', ' '}).encodeToString(signature);
    }
}
