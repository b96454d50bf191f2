package org.tocsin.mailing.studio;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.mailing.campaign.Action;
import org.tocsin.mailing.campaign.Campaign;
import org.tocsin.mailing.campaign.Transition;
import org.tocsin.mailing.delivery.OpenDeliveries;
import org.tocsin.mailing.delivery.Slices;

/** Does to a campaign what an operator asked for, in one transaction with what that means for its deliveries. */
@ApplicationScoped
class ChangeCampaign {

    private static final Logger LOG = Logger.getLogger(ChangeCampaign.class);

    private final Campaigns campaigns;
    private final Slices slices;
    private final OpenDeliveries open;
    private final Clock clock;

    ChangeCampaign(Campaigns campaigns, Slices slices, OpenDeliveries open, Clock clock) {
        this.campaigns = campaigns;
        this.slices = slices;
        this.open = open;
        this.clock = clock;
    }

    /** Empty when there is no such campaign. */
    @Transactional
    Optional<Transition> change(UUID id, Action action) {
        return campaigns.lock(id).map(stored -> change(stored.campaign(), action));
    }

    private Transition change(Campaign campaign, Action action) {
        Instant now = clock.instant();
        Transition transition = campaign.on(action, now);
        if (transition instanceof Transition.Changed) {
            write(campaign, action, now);
            LOG.infof("campaign %s: %s", campaign.id(), action.word());
        }
        return transition;
    }

    private void write(Campaign campaign, Action action, Instant now) {
        UUID id = campaign.id();
        switch (action) {
            case SEND ->
                campaigns.started(
                        id, now, slices.cut(id, campaign.content().topic().slug()));
            case PAUSE -> campaigns.paused(id);
            case RESUME -> campaigns.resumed(id);
            case CANCEL -> {
                campaigns.cancelled(id);
                open.cancel(id);
            }
            case RETRY_FAILED -> {
                campaigns.retried(id);
                open.retryFailed(id);
            }
        }
    }
}
