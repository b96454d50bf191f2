package org.tocsin.preference.sharing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.confirming.HistorySteps;
import org.tocsin.preference.ledger.Hash;
import org.tocsin.preference.postgres.ConsentEntries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/**
 * Ten thousand readers sign up, say yes and no to two sponsors, are corrected and erased, in random order, while the sponsors read
 * their feeds in pages of random size: each gets exactly who consents at that moment, and the disclosure ledger has it all.
 */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class HistoriesTest {

    private static final int HISTORIES = 10_000;
    private static final int ROUNDS = 2;

    /** The first gets addresses; the second is in no catalogue and so gets nothing but references. */
    private static final List<String> SPONSORS = List.of("kaspersky-lab", "unlisted-sponsor");

    private final Random random = new Random(20261123);
    private final List<ModelReader> readers =
            IntStream.range(0, HISTORIES).mapToObj(ModelReader::new).toList();

    @Inject
    HistorySteps steps;

    @Inject
    ConsentEntries ledger;

    @Inject
    Feeds feeds;

    @Inject
    Disclosures disclosures;

    @Inject
    Catalogue catalogue;

    @Inject
    FeedJson json;

    @Inject
    Jdbi jdbi;

    /** So that other tests need not read past them. */
    @AfterEach
    void everybodyIsForgotten() {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> {
                    handle.createUpdate("delete from recall where sponsor = 'unlisted-sponsor' or reference in"
                                    + " (select reference from sharing where subscriber_id = any(:ids))")
                            .bindArray("ids", UUID.class, (Object[]) ids(readers))
                            .execute();
                    handle.createUpdate("delete from person where subscriber_id = any(:ids)")
                            .bindArray("ids", UUID.class, (Object[]) ids(readers))
                            .execute();
                }));
    }

    @Test
    void exportedIsWhoConsentsAtThatMomentAndNothingElse() {
        Map<String, SponsorSide> sides = SPONSORS.stream()
                .collect(Collectors.toMap(Function.identity(), sponsor -> new SponsorSide(end(sponsor))));
        for (int round = 0; round < ROUNDS; round++) {
            play(round, sides);
            SPONSORS.forEach(sponsor -> {
                readToTheEnd(sponsor, sides.get(sponsor));
                assertSame(expected(sponsor), sides.get(sponsor).people.values());
            });
        }
        SPONSORS.forEach(sponsor -> {
            SponsorSide newcomer = new SponsorSide(FeedCursor.START);
            readToTheEnd(sponsor, newcomer);
            newcomer.people.keySet().retainAll(sides.get(sponsor).people.keySet());
            assertSame(expected(sponsor), newcomer.people.values());
        });
    }

    private void play(int round, Map<String, SponsorSide> sides) {
        steps.tell(some(round == 0 ? 0.8 : 0.5, reader -> reader.version == 0), this::join);
        readAPage(sides);
        for (String sponsor : SPONSORS) {
            Predicate<ModelReader> consents = reader -> reader.consents.contains(sponsor);
            steps.withdraw(some(0.3, consents), sponsor);
            readAPage(sides);
            steps.consent(some(0.3, consents.negate().and(ModelReader::isKnown)), sponsor, random);
            readAPage(sides);
        }
        steps.tell(some(0.2, ModelReader::isKnown), reader -> List.of());
        readAPage(sides);
        steps.erase(some(0.05, ModelReader::isKnown));
        readAPage(sides);
    }

    private List<String> join(ModelReader reader) {
        SPONSORS.stream().filter(sponsor -> random.nextInt(3) > 0).forEach(reader.consents::add);
        return List.copyOf(reader.consents);
    }

    private List<ModelReader> some(double share, Predicate<ModelReader> candidates) {
        return readers.stream()
                .filter(candidates)
                .filter(reader -> random.nextDouble() < share)
                .toList();
    }

    private void readAPage(Map<String, SponsorSide> sides) {
        String sponsor = SPONSORS.get(random.nextInt(SPONSORS.size()));
        read(sponsor, sides.get(sponsor), 1 + random.nextInt(2000));
    }

    private void readToTheEnd(String sponsor, SponsorSide side) {
        FeedCursor before;
        do {
            before = side.cursor;
            read(sponsor, side, 2000);
        } while (!before.equals(side.cursor));
    }

    private void read(String sponsor, SponsorSide side, int size) {
        AtomicReference<FeedPage> seen = new AtomicReference<>();
        ReadFeed readFeed = new ReadFeed(ledger, feeds, disclosures, catalogue, pagesOf(size));
        FeedAnswer answer = QuarkusTransaction.requiringNew()
                .call(() -> readFeed.read(sponsor, side.cursor, page -> {
                    seen.set(page);
                    return json.write(page);
                }))
                .orElseThrow();
        FeedPage page = seen.get();
        assertTrue(page.entries().size() <= size);
        assertNobodyTooMany(sponsor, page);
        assertInTheLedger(page, answer);
        side.take(page);
    }

    private void assertNobodyTooMany(String sponsor, FeedPage page) {
        Set<String> allowed = new HashSet<>(expected(sponsor));
        for (FeedEntry.Shared shared : page.shared()) {
            String email = shared.email().orElse("");
            assertTrue(allowed.contains(email) || isOfAnotherTest(email), () -> email + " left for " + sponsor);
            assertEquals(Optional.empty(), shared.name());
            assertEquals(Optional.empty(), shared.locale());
        }
    }

    private static boolean isOfAnotherTest(String email) {
        return !email.isEmpty() && !email.endsWith("@histories.example");
    }

    private void assertInTheLedger(FeedPage page, FeedAnswer answer) {
        byte[] hash =
                Hash.digest(answer.body().getBytes(StandardCharsets.UTF_8)).octets();
        Set<UUID> left = page.shared().stream().map(FeedEntry::reference).collect(Collectors.toSet());
        Set<UUID> written = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select reference from disclosed join disclosure on disclosure_id = id
                         where sha256 = :hash and people = :people
                        """)
                .bind("hash", hash)
                .bind("people", left.size())
                .mapTo(UUID.class)
                .set());
        assertEquals(left, written);
    }

    /** Names those who are on one side only: nobody reads two lists of thousands. */
    private static void assertSame(List<String> expected, Collection<String> actual) {
        if (expected.equals(sorted(actual))) {
            return;
        }
        List<String> missing = new ArrayList<>(expected);
        actual.forEach(missing::remove);
        List<String> tooMany = new ArrayList<>(actual);
        expected.forEach(tooMany::remove);
        fail("missing: " + missing + "\ntoo many: " + tooMany);
    }

    private List<String> expected(String sponsor) {
        boolean getsAddresses = catalogue.fieldsFor(sponsor).contains("email");
        return sorted(readers.stream()
                .flatMap(reader -> reader.exportedTo(sponsor).stream())
                .map(email -> getsAddresses ? email : "")
                .toList());
    }

    private static List<String> sorted(Collection<String> emails) {
        return emails.stream().sorted().toList();
    }

    private FeedCursor end(String sponsor) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select position from sponsor_feed where sponsor = :sponsor")
                        .bind("sponsor", sponsor)
                        .mapTo(Long.class)
                        .findOne()
                        .map(FeedCursor::new)
                        .orElse(FeedCursor.START));
    }

    private static UUID[] ids(List<ModelReader> readers) {
        return readers.stream().map(reader -> reader.id).toArray(UUID[]::new);
    }

    private static SponsorSettings pagesOf(int size) {
        return new SponsorSettings() {
            @Override
            public Optional<String> credentials() {
                return Optional.empty();
            }

            @Override
            public int page() {
                return size;
            }
        };
    }
}
