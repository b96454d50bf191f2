package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;

/**
 * What is known about a message besides its own text.
 *
 * @param returnPath the envelope sender; an empty string is the null path, which automatic mail uses (RFC 5321 section
 *     4.5.5); nothing where the envelope is not known
 * @param originalSubject the subject of our own message that this one answers, where that is known
 */
public record Circumstances(Optional<String> returnPath, AddressedTo addressedTo, Optional<String> originalSubject) {

    public static Circumstances unknown() {
        return new Circumstances(Optional.empty(), AddressedTo.OTHER, Optional.empty());
    }
}
