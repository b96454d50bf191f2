package org.tocsin.mailing.transactional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/** Ends what nobody is working on: claims of senders that died, mail past its time, and rows that have served. */
@ApplicationScoped
class TidyTransactionalMail {

    private static final Logger LOG = Logger.getLogger(TidyTransactionalMail.class);

    private final TransactionalMails mails;

    TidyTransactionalMail(TransactionalMails mails) {
        this.mails = mails;
    }

    void settle() {
        mails.settleCutOff()
                .forEach(mail -> LOG.warnf(
                        "%s %s was cut off while it was sent", mail.kind().word(), mail.mailId()));
        int expired = mails.expire();
        if (expired > 0) {
            LOG.warnf("%d transactional mails expired before they could be sent", expired);
        }
    }

    void forget() {
        mails.forgetFinished();
    }
}
