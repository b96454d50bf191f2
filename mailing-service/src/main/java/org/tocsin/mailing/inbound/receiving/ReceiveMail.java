package org.tocsin.mailing.inbound.receiving;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes a message in: understands it, and commits what was understood together with what follows. */
@ApplicationScoped
public class ReceiveMail {

    private final UnderstandMail understand;
    private final CommitTogether commit;

    ReceiveMail(UnderstandMail understand, CommitTogether commit) {
        this.understand = understand;
        this.commit = commit;
    }

    /** Returns once everything is committed; throws if nothing is. */
    public void receive(Delivered mail) {
        commit.commit(understand.read(mail));
    }
}
