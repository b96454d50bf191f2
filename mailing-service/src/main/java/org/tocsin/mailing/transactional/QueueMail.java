package org.tocsin.mailing.transactional;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.wire.MailRequest;

/** Where the rest of this service leaves mail to be sent. Joins the caller's transaction; it leaves within a second after. */
@ApplicationScoped
public class QueueMail {

    private final TransactionalMails mails;

    QueueMail(TransactionalMails mails) {
        this.mails = mails;
    }

    /** Queues it, unless a mail of this id is known already. */
    public void add(MailRequest mail) {
        mails.record(List.of(mail));
    }
}
