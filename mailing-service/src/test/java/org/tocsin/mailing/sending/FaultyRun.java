package org.tocsin.mailing.sending;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

import org.tocsin.bench.oracle.Behaviour;
import org.tocsin.bench.oracle.Checker;
import org.tocsin.bench.oracle.History;
import org.tocsin.bench.oracle.LedgerRow;
import org.tocsin.bench.oracle.OracleSink;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.correspondence.PersonalMail;
import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.Entry;
import org.tocsin.mailing.delivery.Recipient;
import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.relay.RelaySession;
import org.tocsin.mailing.relay.Relays;
import org.tocsin.mailing.smtp.Mail;
import org.tocsin.mailing.smtp.Outcome;

/**
 * One campaign to thirty readers in which everything goes wrong: a sender dies with answers that it told nobody, and comes back later; the relay defers,
 * refuses, and hangs up after the final dot with and without keeping the mail; two readers leave while the relay is slow; a second sender joins.
 */
final class FaultyRun implements AutoCloseable {

    private static final String TOPIC = "security-alerts";
    private static final int READERS = 30;
    private static final int DEAD_CLAIM = 8;
    private static final int DEAD_SENT = 4;
    private static final Duration SLOW = Duration.ofMillis(400);

    private final SendingRig rig = new SendingRig();
    private final TemplateEngine undamaged =
            rig.jdbi.getConfig(SqlStatements.class).getTemplateEngine();
    private final AtomicInteger planted = new AtomicInteger();
    private final Optional<PlantedBug> bug;
    private final Kind kind;
    private final History history;
    private final OracleSink sink;
    private final List<String> inOrder = new ArrayList<>();
    private final TreeMap<String, UUID> ids = new TreeMap<>();
    private final Set<String> happened = ConcurrentHashMap.newKeySet();

    FaultyRun(Kind kind, Optional<PlantedBug> bug, Path folder) throws IOException {
        this.kind = kind;
        this.bug = bug;
        history = kind == Kind.ALERT ? History.ofAlert() : History.ofNewsletter();
        rig.relay.close();
        sink = new OracleSink(rig.relay.port(), folder.resolve("journal"));
        rig.jdbi
                .getConfig(SqlStatements.class)
                .setTemplateEngine((sql, context) -> damaged(undamaged.render(sql, context)));
    }

    /** What the checker found. */
    List<String> violations() throws IOException {
        addReaders();
        UUID campaign = rig.sent(kind.word(), TOPIC);
        Claim dead = claimAndDie(campaign);
        rig.letTimePass();
        rig.settle();
        sink.behave(this::answer);
        rig.sendAll();
        comeBack(dead);
        for (int round = 0; round < 3; round++) {
            rig.letTimePass();
            rig.settle();
            rig.sendAll();
        }
        return Checker.check(history, sink.seen(), ledger(campaign));
    }

    /** Whether the bug was in a statement that ran. */
    boolean wasPlanted() {
        return planted.get() > 0
                || bug.filter(PlantedBug.OPT_OUT_ACKNOWLEDGED_BEFORE_ITS_COMMIT::equals)
                        .isPresent();
    }

    @Override
    public void close() throws IOException {
        rig.jdbi.getConfig(SqlStatements.class).setTemplateEngine(undamaged);
        sink.close();
        rig.close();
    }

    private String damaged(String sql) {
        String result = bug.map(one -> one.in(sql)).orElse(sql);
        planted.addAndGet(result.equals(sql) ? 0 : 1);
        return result;
    }

    private void addReaders() {
        for (int number = 0; number < READERS; number++) {
            String email = "reader-" + number + "@readers.example";
            ids.put(email, rig.readers.add(email, TOPIC));
            history.wanted(email);
        }
        for (int number = 0; number < 2; number++) {
            UUID unconfirmed = rig.readers.add("unconfirmed-" + number + "@readers.example", TOPIC);
            rig.jdbi.useHandle(
                    handle -> handle.execute("update subscriber set confirmed_at = null where id = ?", unconfirmed));
            rig.readers.leaveAlways(rig.readers.add("left-" + number + "@readers.example", TOPIC), TOPIC);
        }
        inOrder.addAll(rig.jdbi.withHandle(
                handle -> handle.createQuery("select email from subscriber where email like 'reader-%' order by id")
                        .mapTo(String.class)
                        .list()));
    }

    /** As if killed after the answers and before the outcomes: four mails have gone, nobody has written anything down. */
    private Claim claimAndDie(UUID campaign) {
        Claim claim = rig.claims.fresh(campaign, kind, DEAD_CLAIM).orElseThrow();
        PersonalMail letter = rig.lettersOfAnotherProcess().of(campaign);
        List<Mail> mails = claim.recipients().stream()
                .limit(DEAD_SENT)
                .map(reader -> letter.to(reader.subscriber(), reader.email(), reader.name()))
                .toList();
        try (RelaySession connection = new Relays(rig.settings, rig.settings, new Places(rig.transactions)).open()) {
            connection.send(mails.iterator(), (mail, outcome) -> {});
        } catch (IOException unexpected) {
            throw new IllegalStateException(unexpected);
        }
        history.killed(DEAD_SENT);
        return claim;
    }

    /** Stopped for minutes rather than dead, it writes down what it knows. */
    private void comeBack(Claim claim) {
        Settlement settlement = new Settlement(kind, rig.backoff(), RandomGenerator.getDefault());
        List<Recipient> readers = claim.recipients();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            entries.add(
                    i < DEAD_SENT
                            ? settlement.of(readers.get(i), new Outcome.Accepted("250 ok"))
                            : settlement.givenBack(readers.get(i)));
        }
        rig.ledger.record(claim, entries);
    }

    private String answer(Behaviour.Moment moment, String recipient) {
        int place = inOrder.indexOf(recipient);
        return switch (moment) {
            case RECIPIENT -> atRecipient(place);
            case CONTENT, ANSWERED -> moment.usual();
            case DOT -> atDot(place);
        };
    }

    private String atRecipient(int place) {
        if (place == DEAD_CLAIM && happened.add("departure")) {
            leave(inOrder.get(18));
            leave(inOrder.get(19));
        }
        if (concernsOptOuts() && place >= DEAD_CLAIM && place < DEAD_CLAIM + 3 && happened.add("slow " + place)) {
            slowDown();
        } else if (place == 15 && happened.add("deferral")) {
            return "451 4.7.1 later";
        } else if (place == 16) {
            return "550 5.1.1 no such user";
        } else if (place == 21 && happened.add("join")) {
            joinASecondSender();
        }
        return Behaviour.Moment.RECIPIENT.usual();
    }

    /** Only what goes wrong with these takes time to be seen. */
    private boolean concernsOptOuts() {
        return bug.map(one -> one.finding().equals("after an opt-out")).orElse(true);
    }

    private String atDot(int place) {
        if (place == 25 && happened.add("kept")) {
            return Behaviour.KEEP_AND_CUT;
        } else if (place == 26 && happened.add("dropped")) {
            return Behaviour.CUT;
        }
        return place == 17 && happened.add("late deferral") ? "452 4.3.1 full" : Behaviour.Moment.DOT.usual();
    }

    private void leave(String reader) {
        if (bug.filter(PlantedBug.OPT_OUT_ACKNOWLEDGED_BEFORE_ITS_COMMIT::equals)
                .isEmpty()) {
            rig.readers.leave(ids.get(reader), TOPIC);
        }
        history.optedOut(reader, System.nanoTime());
    }

    private void joinASecondSender() {
        rig.settle();
        rig.sendAll();
    }

    /** The relay takes its time, three times together longer than an opt-out may take, each time less than what its clients wait. */
    private static void slowDown() {
        try {
            Thread.sleep(SLOW.toMillis());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private List<LedgerRow> ledger(UUID campaign) {
        return rig.jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select s.email, d.state, d.repeated
                        from delivery d join subscriber s on s.id = d.subscriber_id
                        where d.campaign_id = :campaign
                        """)
                .bind("campaign", campaign)
                .map(row -> new LedgerRow(
                        row.getColumn("email", String.class),
                        row.getColumn("state", String.class),
                        row.getColumn("repeated", Boolean.class)))
                .list());
    }
}
