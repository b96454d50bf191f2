package org.tocsin.mailing.bounce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.transactional.DeliveryProbe;
import org.tocsin.mailing.transactional.QueueMail;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

/** Asks mailboxes in trouble for a sign of life, believes those that stay silent to be well, and gives up those that refuse. */
@ApplicationScoped
public class ProbeReaders {

    private static final Logger LOG = Logger.getLogger(ProbeReaders.class);
    private static final Duration WORTH_SENDING = Duration.ofDays(1);
    private static final int AT_A_TIME = 500;

    private static final String DUE =
            """
            select subscriber_id from bounce_score
            where due and probe_id is null
            order by subscriber_id, topic_class limit :limit
            for update skip locked
            """;

    private static final String PROBED =
            """
            update bounce_score set probe_id = :probe, probed_at = :now
            where subscriber_id = :reader and due and probe_id is null
            """;

    private static final String OUT = "select subscriber_id, probe_id from bounce_score where probe_id is not null";

    private static final String WELL = "delete from bounce_score where probe_id is not null and probed_at < :before";

    private final Jdbi database;
    private final Bounces bounces;
    private final QueueMail queue;
    private final MailTokens tokens;
    private final PublisherSettings publisher;
    private final BounceSettings settings;
    private final BounceTable table;
    private final Clock clock;

    ProbeReaders(
            Jdbi database,
            Bounces bounces,
            QueueMail queue,
            MailTokens tokens,
            PublisherSettings publisher,
            BounceSettings settings,
            BounceTable table,
            Clock clock) {
        this.database = database;
        this.bounces = bounces;
        this.queue = queue;
        this.tokens = tokens;
        this.publisher = publisher;
        this.settings = settings;
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void probe() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.useHandle(handle -> {
            giveUpRefused(handle);
            int well = handle.createUpdate(WELL)
                    .bind("before", now.minus(settings.probePatience()))
                    .execute();
            int asked = handle.createQuery(DUE).bind("limit", AT_A_TIME).mapTo(UUID.class).list().stream()
                    .distinct()
                    .mapToInt(reader -> ask(handle, reader, now))
                    .sum();
            if (well + asked > 0) {
                LOG.infof("Mailboxes in trouble: %d asked for a sign of life, %d well again", asked, well);
            }
        });
    }

    @Scheduled(every = "24h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void forget() {
        table.forget(clock.instant().minus(settings.keep()));
    }

    /** One mail, whatever number of classes it is about. */
    private int ask(Handle handle, UUID reader, Instant now) {
        UUID probe = UUID.randomUUID();
        handle.createUpdate(PROBED)
                .bind("probe", probe)
                .bind("now", now)
                .bind("reader", reader)
                .execute();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String returnPath =
                tokens.localPart(MailFunction.BOUNCE, reader, Bounce.PROBE, probe, day) + "@" + publisher.replyDomain();
        queue.add(new DeliveryProbe(probe, reader, returnPath, now.plus(WORTH_SENDING)));
        return 1;
    }

    private void giveUpRefused(Handle handle) {
        List<Bounce> refused = handle
                .createQuery(OUT)
                .map(row -> new Bounce(
                        row.getColumn("subscriber_id", UUID.class),
                        Bounce.PROBE,
                        row.getColumn("probe_id", UUID.class),
                        Bounce.Kind.SOFT,
                        "",
                        "smtp"))
                .list()
                .stream()
                .filter(probe -> queue.refused(probe.campaign()))
                .toList();
        bounces.recordAll(refused);
    }
}
