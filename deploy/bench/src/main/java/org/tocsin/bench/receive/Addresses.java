package org.tocsin.bench.receive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes token addresses as the service would, from the key that it is started with. */
final class Addresses {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int PAYLOAD = 26;
    private static final int MAC = 10;

    private final SecretKeySpec key;
    private final int topic;

    Addresses(String base64Key, String topic) throws GeneralSecurityException {
        key = new SecretKeySpec(Base64.getDecoder().decode(base64Key), "HmacSHA256");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(topic.getBytes(StandardCharsets.UTF_8));
        this.topic = ByteBuffer.wrap(digest).getInt();
    }

    /** @param function b for bounces, r for replies */
    String of(char function, UUID reader, UUID campaign) {
        byte[] payload = ByteBuffer.allocate(PAYLOAD)
                .putLong(reader.getMostSignificantBits())
                .putLong(reader.getLeastSignificantBits())
                .putInt(topic)
                .putInt((int) (campaign.getMostSignificantBits() >>> 32))
                .putShort((short) LocalDate.now(ZoneOffset.UTC).toEpochDay())
                .array();
        byte[] token = ByteBuffer.allocate(PAYLOAD + MAC)
                .put(payload)
                .put(Arrays.copyOf(mac(function, payload), MAC))
                .array();
        return function + "a-" + base32(token) + "@reply.threatpost.example";
    }

    private byte[] mac(char function, byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(("a.mail." + function + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(payload);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /** One big-endian number, as the service writes it: what does not fill five bits comes first. */
    private static String base32(byte[] octets) {
        StringBuilder text = new StringBuilder();
        int buffered = 0;
        int bits = (octets.length * 8 + 4) / 5 * 5 - octets.length * 8;
        for (byte octet : octets) {
            buffered = (buffered << 8 | (octet & 0xff)) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffered >>> bits & 31));
            }
        }
        return text.toString();
    }
}
