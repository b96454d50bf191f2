package org.tocsin.mailing.inbound.receiving;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.tokens.MailTokens;

/** Knows which addresses are ours: genuine tokens, and a few that everybody knows. */
@ApplicationScoped
public class Addressees {

    private static final String POSTMASTER = "postmaster";

    /** What people guess, what providers of feedback loops are told, and what every domain has to have (RFC 2142). */
    private static final Set<String> PUBLIC = Set.of(POSTMASTER, "abuse", "unsubscribe", "complaints", "bounces");

    private final MailTokens tokens;
    private final String domain;

    Addressees(MailTokens tokens, PublisherSettings publisher) {
        this.tokens = tokens;
        this.domain = publisher.replyDomain().toLowerCase(Locale.ROOT);
    }

    /** Who a recipient is; nothing if it is not ours. Case does not matter, some systems change it on the way. */
    public Optional<Addressee> find(String recipient) {
        String address = recipient.toLowerCase(Locale.ROOT);
        if (address.equals(POSTMASTER)) {
            return Optional.of(new Addressee.PublicAddress(address));
        }
        int at = address.lastIndexOf('@');
        if (at < 0 || !address.substring(at + 1).equals(domain)) {
            return Optional.empty();
        }
        // Some systems sign the return path of what they answer (BATV) and answer to the signed form.
        String localPart = address.substring(0, at).replaceFirst("^prvs=[0-9a-z]{1,20}=", "");
        if (PUBLIC.contains(localPart)) {
            return Optional.of(new Addressee.PublicAddress(localPart));
        }
        return tokens.open(localPart).map(reference -> new Addressee.TokenAddress(localPart, reference));
    }
}
