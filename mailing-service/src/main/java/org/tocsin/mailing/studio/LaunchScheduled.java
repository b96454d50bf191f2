package org.tocsin.mailing.studio;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.tocsin.mailing.sending.WakeUp;

/** Sends what is scheduled within a second of its time; whichever replica looks first. */
@ApplicationScoped
class LaunchScheduled {

    private static final Logger LOG = Logger.getLogger(LaunchScheduled.class);

    private final Campaigns campaigns;
    private final ChangeCampaign change;
    private final WakeUp senders;

    LaunchScheduled(Campaigns campaigns, ChangeCampaign change, WakeUp senders) {
        this.campaigns = campaigns;
        this.change = change;
        this.senders = senders;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void launch() {
        campaigns.due().forEach(id -> {
            try {
                change.launch(id);
                senders.now();
            } catch (RuntimeException broken) { // the others are not to wait for this one
                LOG.warnf("campaign %s: its time has come, and it cannot be sent: %s", id, broken.getMessage());
            }
        });
    }
}
