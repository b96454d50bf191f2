package org.tocsin.mailing.studio;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import org.tocsin.mailing.campaign.Transition;
import org.tocsin.mailing.sending.WakeUp;

/** Sends what is scheduled within a second of its time; whichever replica looks first. */
@ApplicationScoped
class LaunchScheduled {

    private static final Logger LOG = Logger.getLogger(LaunchScheduled.class);

    private final Campaigns campaigns;
    private final ChangeCampaign change;
    private final WakeUp senders;
    private Map<UUID, String> waiting = Map.of();

    LaunchScheduled(Campaigns campaigns, ChangeCampaign change, WakeUp senders) {
        this.campaigns = campaigns;
        this.change = change;
        this.senders = senders;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void launch() {
        Map<UUID, String> refused = new HashMap<>();
        for (UUID id : campaigns.due()) {
            launch(id).ifPresent(reason -> refused.put(id, reason));
        }
        refused.forEach(this::tell);
        waiting = refused;
    }

    /** Why it was not sent. The others are not to wait for this one. */
    private Optional<String> launch(UUID id) {
        try {
            Optional<Transition> transition = change.launch(id);
            senders.now();
            return transition.filter(Transition.Refused.class::isInstance).map(refused -> ((Transition.Refused) refused)
                    .reason());
        } catch (RuntimeException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
    }

    /** Once for each reason, not every second. */
    private void tell(UUID id, String reason) {
        if (!reason.equals(waiting.get(id))) {
            LOG.warnf("campaign %s: its time has come, and it cannot be sent: %s", id, reason);
        }
    }
}
