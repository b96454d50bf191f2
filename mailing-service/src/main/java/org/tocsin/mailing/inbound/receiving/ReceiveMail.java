package org.tocsin.mailing.inbound.receiving;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.inbound.understanding.Meaning;

/** Takes a message in: understands it, and commits what was understood together with what follows. */
@ApplicationScoped
public class ReceiveMail {

    private final UnderstandMail understand;
    private final CommitTogether commit;

    ReceiveMail(UnderstandMail understand, CommitTogether commit) {
        this.understand = understand;
        this.commit = commit;
    }

    /** Returns once everything is committed, and says whether it was understood; throws if nothing is committed. */
    public boolean receive(Delivered mail) {
        Incoming incoming = understand.read(mail);
        commit.commit(incoming);
        return incoming.entries().stream().noneMatch(entry -> entry.understood().meaning() instanceof Meaning.Unknown);
    }
}
