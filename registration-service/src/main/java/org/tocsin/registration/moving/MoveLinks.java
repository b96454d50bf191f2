package org.tocsin.registration.moving;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Purpose;

/** The links of address changes: they carry a random id, and no address. */
@ApplicationScoped
class MoveLinks {

    private final LinkTokens tokens;

    MoveLinks(LinkTokens tokens) {
        this.tokens = tokens;
    }

    String pathOf(AddressChange change) {
        byte[] octets = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(change.id().getMostSignificantBits())
                .putLong(change.id().getLeastSignificantBits())
                .array();
        return "/account/address/" + tokens.mint(Purpose.CHANGE_ADDRESS, octets);
    }

    /** Empty for a link that is not ours. */
    Optional<UUID> idIn(String token) {
        return tokens.open(Purpose.CHANGE_ADDRESS, token)
                .filter(payload -> payload.length == 2 * Long.BYTES)
                .map(ByteBuffer::wrap)
                .map(payload -> new UUID(payload.getLong(), payload.getLong()));
    }
}
