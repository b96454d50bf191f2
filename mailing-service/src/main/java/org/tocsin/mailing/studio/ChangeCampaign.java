package org.tocsin.mailing.studio;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.AlertNamed;
import org.tocsin.mailing.campaign.Action;
import org.tocsin.mailing.campaign.Campaign;
import org.tocsin.mailing.campaign.Concern;
import org.tocsin.mailing.campaign.Draft;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Schedule;
import org.tocsin.mailing.campaign.Scheduled;
import org.tocsin.mailing.campaign.Severity;
import org.tocsin.mailing.campaign.Transition;
import org.tocsin.mailing.delivery.OpenDeliveries;
import org.tocsin.mailing.delivery.Slices;

/** Does to a campaign what an operator asked for, in one transaction with what that means for its deliveries. */
@ApplicationScoped
class ChangeCampaign {

    private static final Logger LOG = Logger.getLogger(ChangeCampaign.class);

    private static final String OVER = "It is not to be sent after its time is over.";

    private final Campaigns campaigns;
    private final Slices slices;
    private final OpenDeliveries open;
    private final Outbox outbox;
    private final Clock clock;

    ChangeCampaign(Campaigns campaigns, Slices slices, OpenDeliveries open, Outbox outbox, Clock clock) {
        this.campaigns = campaigns;
        this.slices = slices;
        this.open = open;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Empty when there is no such campaign. */
    @Transactional
    Optional<Transition> change(UUID id, Action action) {
        return campaigns.lock(id).map(stored -> change(stored.campaign(), action));
    }

    /** Also for one that is scheduled already. Empty when there is no such campaign. */
    @Transactional
    Optional<Transition> schedule(UUID id, Schedule schedule) {
        return campaigns.lock(id).map(stored -> schedule(stored.campaign(), schedule));
    }

    /** Sends a campaign whose time has come; empty when somebody else has, or has thought better of it. */
    @Transactional
    Optional<Transition> launch(UUID id) {
        return campaigns
                .lock(id)
                .filter(stored -> stored.campaign() instanceof Scheduled scheduled
                        && !scheduled.schedule().at().isAfter(clock.instant()))
                .map(stored -> change(stored.campaign(), Action.SEND));
    }

    private Transition schedule(Campaign campaign, Schedule schedule) {
        if (!(campaign instanceof Draft || campaign instanceof Scheduled)) {
            return new Transition.Refused("Only a draft can be scheduled.");
        }
        if (isOver(campaign, schedule.at())) {
            return new Transition.Refused(OVER);
        }
        campaigns.scheduled(campaign.id(), schedule);
        LOG.infof("campaign %s: scheduled for %s", campaign.id(), schedule.at());
        return new Transition.Changed(new Scheduled(campaign.id(), campaign.content(), schedule));
    }

    private Transition change(Campaign campaign, Action action) {
        Instant now = clock.instant();
        Transition transition = campaign.on(action, now);
        if (!(transition instanceof Transition.Changed)) {
            return transition;
        }
        if ((action == Action.SEND || action == Action.RETRY_FAILED) && isOver(campaign, now)) {
            return new Transition.Refused(OVER);
        }
        if (action == Action.SEND
                && campaign.content().aim().updates().isPresent()
                && !campaigns.remembersWhoGot(campaign.id())) {
            return new Transition.Refused("It is no longer known who got the alert that it updates.");
        }
        if (action == Action.SEND && campaigns.updatesOneOnItsWay(campaign.id())) {
            return new Transition.Refused(
                    "The alert that it updates is still on its way, and so is not known who gets it; wait, or withdraw that one.");
        }
        write(campaign, action, now);
        LOG.infof("campaign %s: %s", campaign.id(), action.word());
        return transition;
    }

    private static boolean isOver(Campaign campaign, Instant moment) {
        return campaign.content()
                .aim()
                .notAfter()
                .filter(end -> !end.isAfter(moment))
                .isPresent();
    }

    private void write(Campaign campaign, Action action, Instant now) {
        UUID id = campaign.id();
        switch (action) {
            case SEND -> {
                campaigns.started(id, now, slices.cut(id));
                announce(campaign, now);
            }
            case PAUSE -> campaigns.paused(id);
            case RESUME -> campaigns.resumed(id);
            case CANCEL -> {
                campaigns.cancelled(id);
                open.end(id);
            }
            case WITHDRAW -> {
                campaigns.withdrawn(id);
                open.end(id);
            }
            case RETRY_FAILED -> {
                campaigns.retried(id);
                open.retryFailed(id);
            }
        }
    }

    /** Readers are offered as interests what alerts have been about. */
    private void announce(Campaign campaign, Instant now) {
        if (campaign.content().kind() == Kind.ALERT) {
            Concern concern = campaign.content().aim().concern();
            outbox.append(
                    EventType.ALERT_NAMED,
                    campaign.id(),
                    new AlertNamed(
                            campaign.id(),
                            concern.vendor(),
                            concern.product(),
                            concern.severity().map(Severity::word),
                            now));
        }
    }
}
