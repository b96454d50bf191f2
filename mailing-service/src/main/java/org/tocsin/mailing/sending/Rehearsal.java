package org.tocsin.mailing.sending;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Subject;
import org.tocsin.mailing.campaign.Topic;
import org.tocsin.mailing.correspondence.Correspondence;
import org.tocsin.mailing.correspondence.PersonalMail;
import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.Claims;
import org.tocsin.mailing.delivery.Ledger;
import org.tocsin.mailing.message.Letter;

/**
 * Goes once through everything that sending does, for a campaign that does not exist: a freshly started replica has then loaded what it needs, and its
 * first alert leaves within a second instead of several.
 */
@ApplicationScoped
class Rehearsal {

    private static final int MAILS = 200;
    private static final String MARKDOWN =
            """
            # Title

            Text with **weight**, [a link](https://www.example.org/) and a list:

            - one
            - two

            | Product | Version |
            |---------|---------|
            | Widget  | 1.0     |
            """;

    private final Claims claims;
    private final Ledger ledger;
    private final Correspondence correspondence;
    private final Clock clock;

    Rehearsal(Claims claims, Ledger ledger, Correspondence correspondence, Clock clock) {
        this.claims = claims;
        this.ledger = ledger;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    void perform() {
        UUID nothing = UUID.randomUUID();
        Content content =
                new Content(Kind.ALERT, new Topic("rehearsal", "Rehearsal"), new Subject("Rehearsal"), MARKDOWN);
        PersonalMail mail = correspondence.compile(new Letter(nothing, content, clock.instant()));
        for (int i = 0; i < MAILS; i++) {
            mail.to(nothing, "nobody@reader.example", Optional.of("Nobody"));
        }
        claims.fresh(nothing, Kind.ALERT, 1);
        claims.due(nothing, Kind.ALERT, 1);
        ledger.record(new Claim(nothing, Kind.ALERT, -1, true, List.of()), List.of());
    }
}
