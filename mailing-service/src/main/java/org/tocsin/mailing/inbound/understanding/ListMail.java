package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;
import java.util.stream.Stream;

/** Posts of somebody else's mailing list, and reports that mail systems send to each other. */
final class ListMail implements Reading {

    @Override
    public Optional<Understood> read(Letter letter) {
        return Stream.of("list-id", "list-post", "mailing-list", "x-mailing-list", "list-unsubscribe")
                .filter(letter.mail()::has)
                .findFirst()
                .map(field -> new Understood(
                        new Meaning.Unknown(), "It is a post of somebody's mailing list (it has " + field + ")."));
    }
}
