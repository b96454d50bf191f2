package org.tocsin.preference.leaving;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.consent.Wording;
import org.tocsin.preference.texts.Texts;
import org.tocsin.tokens.SubscriptionLinks;
import org.tocsin.tokens.SubscriptionReference;

/** What the holder of an unsubscribe link can do: remove, at any time, as often as they like. */
@ApplicationScoped
class UnsubscribeLink {

    private final SubscriptionLinks links;
    private final Leave leave;
    private final Catalogue catalogue;
    private final Texts texts;
    private final Clock clock;

    UnsubscribeLink(SubscriptionLinks links, Leave leave, Catalogue catalogue, Texts texts, Clock clock) {
        this.links = links;
        this.leave = leave;
        this.catalogue = catalogue;
        this.texts = texts;
        this.clock = clock;
    }

    /** Empty for a token that we did not mint for this. Its day is not looked at: it never expires. */
    Optional<SubscriptionReference> open(String token) {
        return links.open(org.tocsin.tokens.Purpose.UNSUBSCRIBE, token);
    }

    void oneClick(SubscriptionReference reference) {
        leave.now(new Leaving(subscriber(reference), topic(reference), act(Way.ONE_CLICK, Wording.NONE)));
    }

    LeftPage pressTopic(SubscriptionReference reference) {
        return press(new Leaving(subscriber(reference), topic(reference), act(Way.LINK, texts.unsubscribePage())));
    }

    LeftPage pressEverything(SubscriptionReference reference) {
        return press(new Leaving(subscriber(reference), Optional.empty(), act(Way.LINK, texts.unsubscribePage())));
    }

    private LeftPage press(Leaving leaving) {
        String undoToken = leave.onPage(leaving).orElse("");
        return new LeftPage(
                leaving.topic()
                        .map(topic -> catalogue.topic(topic.name()).name())
                        .orElse("everything"),
                undoToken);
    }

    private Act act(Way way, Wording wording) {
        return new Act(clock.instant(), way, wording, UUID.randomUUID());
    }

    private static SubscriberId subscriber(SubscriptionReference reference) {
        return new SubscriberId(reference.subscriber());
    }

    private static Optional<Purpose> topic(SubscriptionReference reference) {
        return Optional.of(Purpose.topic(reference.topic()));
    }
}
