package org.tocsin.preference.leaving;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.tokens.Purpose;
import org.tocsin.tokens.SubscriptionLinks;
import org.tocsin.tokens.SubscriptionReference;

/** The links that a mail carries. */
@ApplicationScoped
public class Links {

    private final SubscriptionLinks links;

    Links(SubscriptionLinks links) {
        this.links = links;
    }

    /** The path behind the unsubscribe link of a mail from long ago. */
    public String unsubscribe(UUID subscriber, String topic) {
        return "/unsubscribe/" + token(subscriber, topic);
    }

    public String token(UUID subscriber, String topic) {
        return links.mint(
                Purpose.UNSUBSCRIBE, new SubscriptionReference(subscriber, topic, LocalDate.parse("2020-01-01")));
    }
}
