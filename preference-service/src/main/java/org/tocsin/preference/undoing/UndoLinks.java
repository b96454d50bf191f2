package org.tocsin.preference.undoing;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Purpose;

/** Tokens that name an undo: its 16 random octets. */
@ApplicationScoped
public class UndoLinks {

    private static final int OCTETS = 16;

    private final LinkTokens tokens;

    UndoLinks(LinkTokens tokens) {
        this.tokens = tokens;
    }

    /** The token under which the page of this undo is found. */
    public String token(UUID undo) {
        return tokens.mint(
                Purpose.RESUBSCRIBE,
                ByteBuffer.allocate(OCTETS)
                        .putLong(undo.getMostSignificantBits())
                        .putLong(undo.getLeastSignificantBits())
                        .array());
    }

    Optional<UUID> open(String token) {
        return tokens.open(Purpose.RESUBSCRIBE, token)
                .filter(payload -> payload.length == OCTETS)
                .map(ByteBuffer::wrap)
                .map(payload -> new UUID(payload.getLong(), payload.getLong()));
    }
}
