package org.tocsin.mailing.correspondence;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.dkim.Signing;
import org.tocsin.mailing.message.CompiledMessage;
import org.tocsin.mailing.message.Letter;
import org.tocsin.mailing.message.Publisher;
import org.tocsin.tokens.MailTokens;
import org.tocsin.tokens.SubscriptionLinks;
import org.tocsin.web.PublicOrigin;

/** Turns letters into mail of this publisher, with the tokens by which readers leave, answer and bounce. */
@ApplicationScoped
public class Correspondence {

    private final PublisherSettings settings;
    private final PublicOrigin origin;
    private final SubscriptionLinks links;
    private final MailTokens addresses;
    private final Signing signing;

    @Inject
    Correspondence(
            PublisherSettings settings,
            PublicOrigin origin,
            SubscriptionLinks links,
            MailTokens addresses,
            DkimKeys keys) {
        this(settings, origin, links, addresses, keys.signing());
    }

    public Correspondence(
            PublisherSettings settings,
            PublicOrigin origin,
            SubscriptionLinks links,
            MailTokens addresses,
            Signing signing) {
        this.settings = settings;
        this.origin = origin;
        this.links = links;
        this.addresses = addresses;
        this.signing = signing;
    }

    public PersonalMail compile(Letter letter) {
        Publisher publisher = new Publisher(
                settings.name(),
                settings.from(),
                settings.postalAddress(),
                settings.domain(),
                withoutSlash(origin.value()));
        TokenAddresses tokens =
                new TokenAddresses(letter, publisher.origin(), settings.replyDomain(), links, addresses);
        return new PersonalMail(CompiledMessage.compile(publisher, letter, signing), tokens);
    }

    private static String withoutSlash(URI origin) {
        return origin.toString().replaceAll("/+$", "");
    }
}
