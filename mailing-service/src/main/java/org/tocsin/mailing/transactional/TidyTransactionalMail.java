package org.tocsin.mailing.transactional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Ends what nobody is working on: claims of senders that died, mail past its time, and rows that have served. */
@ApplicationScoped
class TidyTransactionalMail {

    private static final Logger LOG = Logger.getLogger(TidyTransactionalMail.class);

    private final TransactionalMails mails;

    TidyTransactionalMail(TransactionalMails mails) {
        this.mails = mails;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        mails.settleCutOff()
                .forEach(mail -> LOG.warnf(
                        "%s %s was cut off while it was sent", mail.kind().word(), mail.mailId()));
        int expired = mails.expire();
        if (expired > 0) {
            LOG.warnf("%d transactional mails expired before they could be sent", expired);
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        mails.forgetFinished();
    }
}
