package org.tocsin.mailing.bounce;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class BouncesTest {

    private final UUID reader = UUID.randomUUID();

    @Inject
    Bounces bounces;

    @Inject
    ProbeReaders probes;

    @Inject
    Jdbi database;

    @Test
    void finalFailureEndsEverythingAtOnce() {
        record(bounce(UUID.randomUUID(), Bounce.Kind.HARD, "5.1.1"));

        assertEquals(List.of("everything by bounce"), leavings());
    }

    @Test
    void sameMailsBounceToldTwiceCountsOnce() {
        UUID campaign = UUID.randomUUID();
        record(bounce(campaign, Bounce.Kind.HARD, "5.1.1"));
        record(bounce(campaign, Bounce.Kind.HARD, "5.1.1"), bounce(campaign, Bounce.Kind.HARD, "5.1.1"));

        assertEquals(1, leavings().size());
    }

    @Test
    void finalReportAfterAPassingOneOfTheSameMailCounts() {
        UUID campaign = UUID.randomUUID();
        record(bounce(campaign, Bounce.Kind.SOFT, "4.4.1"));
        assertEquals(List.of(), leavings());

        record(bounce(campaign, Bounce.Kind.HARD, "5.1.1"));

        assertEquals(1, leavings().size());
    }

    @Test
    void passingFailureIsOnlyCounted() {
        record(bounce(UUID.randomUUID(), Bounce.Kind.SOFT, "4.2.2"));
        record(bounce(UUID.randomUUID(), Bounce.Kind.SOFT, "4.2.2"));

        assertEquals(List.of(), leavings());
        assertEquals(List.of("newsletters 1.0"), scores());
    }

    @Test
    void refusalForPolicyDoesNotCountAgainstTheReader() {
        record(bounce(UUID.randomUUID(), Bounce.Kind.SOFT, "5.7.1"));

        assertEquals(List.of(), scores());
    }

    @Test
    void readerIsRemovedOnlyWhenTheProbeFailsAsWell() {
        inTrouble();
        UUID probe = probed();
        assertEquals(List.of(), leavings());

        record(new Bounce(reader, Bounce.PROBE, probe, Bounce.Kind.SOFT, "4.2.2", "report"));

        assertEquals(List.of("newsletter by bounce"), leavings());
        assertEquals(List.of(), scores());
    }

    @Test
    void readerWhoseProbeDoesNotComeBackIsWell() {
        inTrouble();
        probed();
        database.useHandle(handle -> handle.execute(
                "update bounce_score set probed_at = probed_at - interval '7 days' where subscriber_id = ?", reader));

        probes.probe();

        assertEquals(List.of(), scores());
        assertEquals(List.of(), leavings());
    }

    @Test
    void readerWhoseProbeOurRelayRefusedIsAskedAgainLater() {
        inTrouble();
        UUID probe = probed();
        database.useHandle(handle -> handle.execute(
                "update transactional_mail set state = 'refused', finished_at = now(), request = null, claimed_until = null where mail_id = ?",
                probe));

        probes.probe();
        assertEquals(1, waiting("probe_id is null"));
        database.useHandle(handle -> handle.execute(
                "update bounce_score set probed_at = probed_at - interval '7 days' where subscriber_id = ?", reader));
        probes.probe();

        assertEquals(1, waiting("probe_id <> '" + probe + "'"));
        assertEquals(List.of(), leavings());
    }

    @Test
    void probeThatComesBackForWhoWeAreRemovesNobody() {
        inTrouble();

        record(new Bounce(reader, Bounce.PROBE, probed(), Bounce.Kind.SOFT, "5.7.1", "report"));

        assertEquals(List.of(), leavings());
    }

    private int waiting(String how) {
        return database.withHandle(handle -> handle.createQuery(
                        "select count(*) from bounce_score where subscriber_id = :reader and " + how)
                .bind("reader", reader)
                .mapTo(Integer.class)
                .one());
    }

    private void inTrouble() {
        database.useHandle(handle -> {
            handle.execute(
                    "insert into preference (subscriber_id, topic, opted_in, since, via) values"
                            + " (?, 'newsletter', true, now(), 'form'), (?, 'security-alerts', true, now(), 'form')",
                    reader,
                    reader);
            handle.execute(
                    "insert into bounce_score (subscriber_id, topic_class, score, since, counted_at) values"
                            + " (?, 'newsletters', 3.5, now() - interval '20 days', now() - interval '1 day')",
                    reader);
        });
        record(bounce(UUID.randomUUID(), Bounce.Kind.SOFT, "4.2.2"));
    }

    private UUID probed() {
        probes.probe();
        return database.withHandle(
                handle -> handle.createQuery("select probe_id from bounce_score where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(UUID.class)
                        .one());
    }

    private Bounce bounce(UUID campaign, Bounce.Kind kind, String status) {
        return new Bounce(reader, "newsletter", campaign, kind, status, "report");
    }

    private void record(Bounce... told) {
        QuarkusTransaction.requiringNew().run(() -> bounces.recordAll(List.of(told)));
    }

    private List<String> scores() {
        return database.withHandle(handle -> handle.createQuery(
                        "select topic_class || ' ' || score::numeric(4, 1) from bounce_score where subscriber_id = :reader")
                .bind("reader", reader)
                .mapTo(String.class)
                .list());
    }

    private List<String> leavings() {
        return database.withHandle(handle -> handle.createQuery(
                        """
                        select coalesce(body ->> 'topic', 'everything') || ' by ' || (body ->> 'via')
                        from (select convert_from(payload, 'UTF8')::json as body from outbox where key = :reader) request
                        """)
                .bind("reader", reader.toString())
                .mapTo(String.class)
                .list());
    }
}
