package org.tocsin.preference.sharing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.ledger.Head;
import org.tocsin.preference.postgres.ConsentEntries;

/** Puts a page of a feed together, and writes down what will leave before it does. */
@ApplicationScoped
class ReadFeed {

    private static final Logger LOG = Logger.getLogger(ReadFeed.class);

    private final ConsentEntries ledger;
    private final Feeds feeds;
    private final Disclosures disclosures;
    private final Catalogue catalogue;
    private final SponsorSettings settings;

    ReadFeed(
            ConsentEntries ledger,
            Feeds feeds,
            Disclosures disclosures,
            Catalogue catalogue,
            SponsorSettings settings) {
        this.ledger = ledger;
        this.feeds = feeds;
        this.disclosures = disclosures;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /**
     * While this runs, no decision is recorded; what it returns is what the ledger says at that moment. Empty for a cursor
     * that this feed never gave out.
     */
    @Transactional
    Optional<FeedAnswer> read(String sponsor, FeedCursor after, Function<FeedPage, String> format) {
        Head stands = ledger.holdStill();
        return feeds.reaches(after, sponsor) ? Optional.of(read(sponsor, after, format, stands)) : Optional.empty();
    }

    private FeedAnswer read(String sponsor, FeedCursor after, Function<FeedPage, String> format, Head stands) {
        Set<String> fields = catalogue.fieldsFor(sponsor);
        FeedPage page = FeedPage.of(feeds.after(after, sponsor, fields, settings.page()), after);
        String body = format.apply(page);
        if (!page.shared().isEmpty()) {
            disclosures.add(sponsor, fields, page.shared(), body, stands);
        }
        LOG.infof(
                "sponsor %s was given %d people and %d recalls",
                sponsor, page.shared().size(), page.recalled().size());
        return new FeedAnswer(body, page.next());
    }
}
