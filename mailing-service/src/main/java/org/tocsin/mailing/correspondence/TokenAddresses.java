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
import org.tocsin.tokens.TopicDigest;

/** The link and the addresses that say which reader of which campaign is meant. They depend on the day of the campaign, not of the attempt. */
record TokenAddresses(
        Letter letter,
        String origin,
        String replyDomain,
        SubscriptionLinks links,
        MailTokens tokens,
        TopicDigest topicDigest,
        LocalDate day) {

    TokenAddresses(Letter letter, String origin, String replyDomain, SubscriptionLinks links, MailTokens tokens) {
        this(
                letter,
                origin,
                replyDomain,
                links,
                tokens,
                TopicDigest.of(letter.content().topic().slug()),
                LocalDate.ofInstant(letter.written(), ZoneOffset.UTC));
    }

    String unsubscribeLink(UUID subscriber) {
        SubscriptionReference reference =
                new SubscriptionReference(subscriber, letter.content().topic().slug(), day);
        return origin + "/unsubscribe/" + links.mint(Purpose.UNSUBSCRIBE, reference);
    }

    String address(MailFunction function, UUID subscriber) {
        return tokens.localPart(function, subscriber, topicDigest, letter.campaign(), day) + "@" + replyDomain;
    }
}
