package org.tocsin.mailing.studio;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Draft;
import org.tocsin.mailing.campaign.Kind;

/** Stores a new draft; once per idempotency key. */
@ApplicationScoped
class CreateCampaign {

    /** The draft as JSON, and its id; the same for every request with the same key. */
    record Created(UUID id, String json) {}

    private final Campaigns campaigns;
    private final OnceOnly once;
    private final Views views;
    private final Clock clock;

    CreateCampaign(Campaigns campaigns, OnceOnly once, Views views, Clock clock) {
        this.campaigns = campaigns;
        this.once = once;
        this.views = views;
        this.clock = clock;
    }

    Created create(Content content, Optional<String> key) {
        UUID id = UUID.randomUUID();
        String json = once.perform(key, id, "create\n" + content, () -> add(new Draft(id, content)));
        return new Created(views.id(json), json);
    }

    private String add(Draft draft) {
        draft.content().aim().updates().ifPresent(earlier -> check(earlier, draft.content()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        campaigns.add(draft, now);
        return views.write(
                views.withCounts(new StoredCampaign(draft, now, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private void check(UUID earlier, Content update) {
        boolean fits = campaigns
                .find(earlier)
                .filter(stored -> stored.startedAt().isPresent())
                .map(stored -> stored.campaign().content())
                .filter(content ->
                        content.kind() == Kind.ALERT && content.topic().equals(update.topic()))
                .isPresent();
        if (!fits || !campaigns.remembersWhoGot(earlier)) {
            throw Requests.wrong(
                    "updates", "is not an alert on this topic that was sent, and of which is still known who got it");
        }
    }
}
