package org.tocsin.tokens;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Tokens about a subscription: 16 octets of subscriber, 2 of the day since 1970, then the topic's slug in UTF-8. */
@ApplicationScoped
public class SubscriptionLinks {

    private static final int FIXED = 18;

    private final LinkTokens tokens;

    SubscriptionLinks(LinkTokens tokens) {
        this.tokens = tokens;
    }

    public String mint(Purpose purpose, SubscriptionReference reference) {
        byte[] topic = reference.topic().getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(FIXED + topic.length)
                .putLong(reference.subscriber().getMostSignificantBits())
                .putLong(reference.subscriber().getLeastSignificantBits())
                .putShort((short) reference.day().toEpochDay())
                .put(topic);
        return tokens.mint(purpose, payload.array());
    }

    /** Empty when the token is none of ours for this purpose. Whether it is too old is for the caller to say. */
    public Optional<SubscriptionReference> open(Purpose purpose, String token) {
        return tokens.open(purpose, token)
                .filter(payload -> payload.length > FIXED)
                .map(SubscriptionLinks::read);
    }

    private static SubscriptionReference read(byte[] payload) {
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        UUID subscriber = new UUID(buffer.getLong(), buffer.getLong());
        LocalDate day = LocalDate.ofEpochDay(Short.toUnsignedInt(buffer.getShort()));
        return new SubscriptionReference(
                subscriber, StandardCharsets.UTF_8.decode(buffer).toString(), day);
    }
}
