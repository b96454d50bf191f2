package org.tocsin.tokens;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tokens as local parts of mail addresses, such as {@code ra-mfrgg...}: function and kid, a dash, then base32 of subscriber (16
 * octets), topic (4), campaign (4), day (2) and the MAC (10). That makes 61 of the 64 octets a local part may have (RFC 5321,
 * section 4.5.3.1.1), and all of it survives the lower-casing that some systems do on the way.
 */
@ApplicationScoped
public class MailTokens {

    private static final int PAYLOAD = 26;

    /** 80 bits, the least RFC 2104, section 5 allows; an attempt costs a mail. */
    private static final int MAC = 10;

    private final TokenKeys keys;
    private final Trespasses trespasses;

    MailTokens(TokenSettings settings, Trespasses trespasses) {
        this.keys = TokenKeys.parse(settings.keys());
        this.trespasses = trespasses;
    }

    public String localPart(MailFunction function, UUID subscriber, String topic, UUID campaign, LocalDate day) {
        return localPart(function, subscriber, TopicDigest.of(topic), campaign, day);
    }

    /** For whoever mints many for the same topic. */
    public String localPart(MailFunction function, UUID subscriber, TopicDigest topic, UUID campaign, LocalDate day) {
        byte[] payload = ByteBuffer.allocate(PAYLOAD)
                .putLong(subscriber.getMostSignificantBits())
                .putLong(subscriber.getLeastSignificantBits())
                .putInt(topic.value())
                .putInt(CampaignDigest.of(campaign).value())
                .putShort((short) day.toEpochDay())
                .array();
        char kid = keys.minting();
        byte[] token = ByteBuffer.allocate(PAYLOAD + MAC)
                .put(payload)
                .put(mac(kid, function, payload).orElseThrow())
                .array();
        return "" + function.letter() + kid + "-" + Base32.encode(token);
    }

    /** Empty for what is forged, cut, or of a key no longer kept; a forgery is recorded. Letters may come in either case. */
    public Optional<MailReference> open(String localPart) {
        String token = localPart.toLowerCase(Locale.ROOT);
        if (token.length() < 4 || token.charAt(2) != '-') {
            return Optional.empty();
        }
        char kid = token.charAt(1);
        return MailFunction.of(token.charAt(0)).flatMap(function -> Base32.decode(token.substring(3), PAYLOAD + MAC)
                .filter(octets -> isGenuine(kid, function, octets))
                .map(octets -> read(function, octets)));
    }

    private boolean isGenuine(char kid, MailFunction function, byte[] octets) {
        byte[] payload = Arrays.copyOf(octets, PAYLOAD);
        byte[] given = Arrays.copyOfRange(octets, PAYLOAD, octets.length);
        boolean genuine = mac(kid, function, payload)
                .filter(right -> MessageDigest.isEqual(right, given))
                .isPresent();
        if (!genuine) {
            trespasses.note(keys.kids().contains(kid) ? "mail-address" : "old-key");
        }
        return genuine;
    }

    private Optional<byte[]> mac(char kid, MailFunction function, byte[] payload) {
        return keys.mac(kid, "mail." + function.letter(), payload).map(mac -> Arrays.copyOf(mac, MAC));
    }

    private static MailReference read(MailFunction function, byte[] octets) {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        return new MailReference(
                function,
                new UUID(buffer.getLong(), buffer.getLong()),
                new TopicDigest(buffer.getInt()),
                new CampaignDigest(buffer.getInt()),
                LocalDate.ofEpochDay(Short.toUnsignedInt(buffer.getShort())));
    }
}
