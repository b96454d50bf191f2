package org.tocsin.mailing.transactional;

import java.util.Optional;

import org.tocsin.mailing.relay.RelaySession;

/** One mail on its way, which is given up when it takes too long: then nothing begins any more, and what has begun is cut off. */
final class Attempt {

    private Optional<RelaySession> session = Optional.empty();
    private boolean givenUp;

    /** Whether the mail may begin. */
    synchronized boolean begin(RelaySession with) {
        session = Optional.of(with);
        return !givenUp;
    }

    /** Answers whether it had begun, so that the relay may have it. */
    synchronized boolean giveUp() {
        givenUp = true;
        session.ifPresent(RelaySession::abort);
        return session.isPresent();
    }
}
