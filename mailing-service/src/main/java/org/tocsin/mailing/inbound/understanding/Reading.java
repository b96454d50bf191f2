package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;

/** Knows one kind of mail. */
@FunctionalInterface
public interface Reading {

    /** What the letter means, if it is of the kind known here. */
    Optional<Understood> read(Letter letter);
}
