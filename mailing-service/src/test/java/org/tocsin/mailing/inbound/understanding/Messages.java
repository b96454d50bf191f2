package org.tocsin.mailing.inbound.understanding;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Messages of our own wording. */
final class Messages {

    private static final Understanding UNDERSTANDING = new Understanding();

    private Messages() {}

    /** What a message to a reply address means; header lines, then an empty one, then the text. */
    static String meaning(String... lines) {
        return understood(AddressedTo.REPLY, "ada@readers.example", lines)
                .meaning()
                .word();
    }

    static Understood understood(AddressedTo addressedTo, String returnPath, String... lines) {
        return of(new Circumstances(Optional.of(returnPath), addressedTo, Optional.empty()), lines);
    }

    /** As {@link #meaning}, in answer to a message of ours with this subject. */
    static String inAnswerTo(String original, String... lines) {
        Circumstances circumstances =
                new Circumstances(Optional.of("ada@readers.example"), AddressedTo.REPLY, Optional.of(original));
        return of(circumstances, lines).meaning().word();
    }

    static Understood of(Circumstances circumstances, String... lines) {
        byte[] raw = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        return UNDERSTANDING.of(raw, circumstances);
    }
}
