package org.tocsin.mailing.inbound.fuzz;

import java.nio.charset.StandardCharsets;

import org.tocsin.tokens.MailTokens;
import org.tocsin.tokens.TokensForTests;

/** The token reader: nobody without the key writes an address that opens. */
public final class FuzzToken {

    private static final MailTokens TOKENS = TokensForTests.addresses();

    private FuzzToken() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String localPart = new String(data, StandardCharsets.UTF_8);
        if (TOKENS.open(localPart).isPresent()) {
            throw new IllegalStateException("forged: " + localPart);
        }
    }
}
