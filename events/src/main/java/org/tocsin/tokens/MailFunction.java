package org.tocsin.tokens;

import java.util.Arrays;
import java.util.Optional;

/** What an address of ours is for; it is the first letter of the local part and goes into the MAC. */
public enum MailFunction {
    /** The {@code mailto:} of List-Unsubscribe: whatever arrives there ends the subscription. */
    UNSUBSCRIBE('u'),
    /** Reply-To: what a person answers. */
    REPLY('r'),
    /** The return path (VERP): where bounces go. */
    BOUNCE('b'),
    /** Reply-To of what we forward to the publisher: their answer goes on to the reader, whose address stays hidden. */
    ANSWER('a');

    private final char letter;

    MailFunction(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    static Optional<MailFunction> of(char letter) {
        return Arrays.stream(values())
                .filter(function -> function.letter == letter)
                .findFirst();
    }
}
