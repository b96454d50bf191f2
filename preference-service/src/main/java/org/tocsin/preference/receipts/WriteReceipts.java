package org.tocsin.preference.receipts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.catalogue.Topic;
import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.consent.Wording;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Hash;
import org.tocsin.preference.postgres.LedgerRows;
import org.tocsin.preference.postgres.People;
import org.tocsin.preference.texts.Text;
import org.tocsin.preference.texts.Texts;
import org.tocsin.tokens.Trespasses;
import org.tocsin.web.ProblemException;
import org.tocsin.web.PublicOrigin;
import org.tocsin.web.SiteSettings;

/** Makes receipts out of a person's rows of the ledger. */
@ApplicationScoped
class WriteReceipts {

    private static final Logger LOG = Logger.getLogger(WriteReceipts.class);

    private final People people;
    private final LedgerRows rows;
    private final Catalogue catalogue;
    private final SiteSettings site;
    private final PublicOrigin origin;
    private final Texts texts;
    private final Trespasses trespasses;

    WriteReceipts(
            People people,
            Jdbi jdbi,
            Catalogue catalogue,
            SiteSettings site,
            PublicOrigin origin,
            Texts texts,
            Trespasses trespasses) {
        this.people = people;
        this.rows = new LedgerRows(jdbi);
        this.catalogue = catalogue;
        this.site = site;
        this.origin = origin;
        this.texts = texts;
        this.trespasses = trespasses;
    }

    /** All of them, newest first; a 404 for somebody of whom nothing is kept. */
    @Transactional
    List<Receipt> all(SubscriberId reader) {
        return receipts(reader);
    }

    /** The one of this number; a 404 when it is not theirs, whether or not it is anybody's. */
    @Transactional
    Receipt one(SubscriberId reader, String number) {
        return receipts(reader).stream()
                .filter(receipt -> Long.toString(receipt.recordId()).equals(number))
                .findFirst()
                .orElseThrow(() -> notTheirs(reader, number));
    }

    private List<Receipt> receipts(SubscriberId reader) {
        Person person = people.find(reader)
                .filter(known -> !known.isStranger())
                .orElseThrow(() -> new ProblemException(404, "Not Found", "Nothing is kept of this subscriber."));
        List<Receipt> receipts = new ArrayList<>();
        Function<ConsentEntry, Receipt> write = ofMany();
        rows.of(person.subject()).forEach(entry -> receipts.add(0, write.apply(entry)));
        return receipts;
    }

    private ProblemException notTheirs(SubscriberId reader, String number) {
        String digits = number.matches("[0-9]{1,18}") ? number : "which is no number";
        LOG.warnf("subscriber %s asked for receipt %s", reader, digits);
        trespasses.note("receipt");
        return new ProblemException(404, "Not Found", "You have no such receipt.");
    }

    /** The receipt of a row, for many rows in a row: each text is looked up once. */
    Function<ConsentEntry, Receipt> ofMany() {
        Map<String, Optional<Text>> found = new HashMap<>();
        return entry -> of(entry, version -> found.computeIfAbsent(version, texts::find));
    }

    private Receipt of(ConsentEntry entry, Function<String, Optional<Text>> texts) {
        Act act = entry.decision().act();
        return new Receipt(
                Receipt.SCHEMA,
                entry.sequence(),
                entry.subject().toString(),
                new Receipt.Party(site.name(), origin.at("/privacy")),
                notice(act.wording(), texts),
                processing(entry.decision().purpose()),
                new Receipt.Event(
                        entry.decision().optsIn() ? "given" : "withdrawn",
                        act.at(),
                        entry.recordedAt(),
                        act.way().word(),
                        act.cause().toString()),
                new Receipt.Proof(
                        entry.canonical(), entry.previous().hex(), entry.hash().hex()));
    }

    /** Texts of the privacy policy are not kept here; registration shows each under its version. */
    private Receipt.Notice notice(Wording wording, Function<String, Optional<Text>> texts) {
        Optional<Text> text = texts.apply(wording.version());
        return new Receipt.Notice(
                wording.version(),
                wording.language(),
                text.map(Text::hash).map(Hash::hex),
                text.map(shown -> origin.at("/preferences/texts/" + shown.version())));
    }

    private Receipt.Processing processing(Purpose purpose) {
        return purpose.isTopic() ? mail(catalogue.topic(purpose.name())) : sharing(purpose.name());
    }

    private static Receipt.Processing mail(Topic topic) {
        return new Receipt.Processing(
                "topic",
                topic.topic(),
                topic.name(),
                topic.purpose(),
                "consent",
                List.of("email", "locale", "name"),
                List.of());
    }

    private Receipt.Processing sharing(String id) {
        return catalogue.sponsors().stream()
                .filter(sponsor -> sponsor.sponsor().equals(id))
                .findFirst()
                .map(sponsor -> new Receipt.Processing(
                        "sponsor",
                        id,
                        sponsor.name(),
                        sponsor.purpose(),
                        "consent",
                        List.copyOf(new TreeSet<>(sponsor.fields())),
                        List.of(sponsor.name())))
                .orElseGet(() -> new Receipt.Processing("sponsor", id, id, "", "consent", List.of(), List.of(id)));
    }
}
