package org.tocsin.tokens;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who is signed in, and until when: 16 octets of subscriber, 8 of seconds since 1970. Every service can open one without asking
 * another. The service that began it can end it before its time, and tells the others by an event: each has to ask what it has heard.
 * Sessions are carried by forms rather than by a cookie.
 */
@ApplicationScoped
public class SessionTokens {

    private static final int OCTETS = 24;

    private final LinkTokens tokens;

    SessionTokens(LinkTokens tokens) {
        this.tokens = tokens;
    }

    public String mint(UUID subscriber, Instant until) {
        byte[] payload = ByteBuffer.allocate(OCTETS)
                .putLong(subscriber.getMostSignificantBits())
                .putLong(subscriber.getLeastSignificantBits())
                .putLong(until.getEpochSecond())
                .array();
        return tokens.mint(Purpose.SESSION, payload);
    }

    /** Who, and until when. */
    public record Session(UUID subscriber, Instant until) {}

    /** The subscriber; empty when the token is none of ours, or its time is over. */
    public Optional<UUID> open(String token, Instant now) {
        return read(token, now).map(Session::subscriber);
    }

    /** The same with its end, in whole seconds. */
    public Optional<Session> read(String token, Instant now) {
        return tokens.open(Purpose.SESSION, token)
                .flatMap(SessionTokens::session)
                .filter(session -> now.getEpochSecond() < session.until().getEpochSecond());
    }

    /** Whose session it is or was, however long it is over: enough to keep something for them, and to show them nothing. */
    public Optional<UUID> whose(String token) {
        return tokens.read(Purpose.SESSION, token)
                .flatMap(SessionTokens::session)
                .map(Session::subscriber);
    }

    private static Optional<Session> session(byte[] octets) {
        return Optional.of(octets)
                .filter(payload -> payload.length == OCTETS)
                .map(ByteBuffer::wrap)
                .map(payload -> new Session(
                        new UUID(payload.getLong(), payload.getLong()), Instant.ofEpochSecond(payload.getLong())));
    }
}
