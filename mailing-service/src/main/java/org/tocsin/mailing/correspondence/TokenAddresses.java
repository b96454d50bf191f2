package org.tocsin.mailing.correspondence;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import org.tocsin.mailing.message.Letter;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;
import org.tocsin.tokens.Purpose;
import org.tocsin.tokens.SubscriptionLinks;
import org.tocsin.tokens.SubscriptionReference;

/** The link and the addresses that say which reader of which campaign is meant. They depend on the day of the campaign, not of the attempt. */
record TokenAddresses(Letter letter, String origin, String replyDomain, SubscriptionLinks links, MailTokens tokens) {

    String unsubscribeLink(UUID subscriber) {
        SubscriptionReference reference = new SubscriptionReference(subscriber, topic(), day());
        return origin + "/unsubscribe/" + links.mint(Purpose.UNSUBSCRIBE, reference);
    }

    String address(MailFunction function, UUID subscriber) {
        return tokens.localPart(function, subscriber, topic(), letter.campaign(), day()) + "@" + replyDomain;
    }

    private String topic() {
        return letter.content().topic().slug();
    }

    private LocalDate day() {
        return LocalDate.ofInstant(letter.written(), ZoneOffset.UTC);
    }
}
