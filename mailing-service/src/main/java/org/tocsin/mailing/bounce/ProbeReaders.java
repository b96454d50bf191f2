package org.tocsin.mailing.bounce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

/** Asks mailboxes in trouble for a sign of life, and believes those that stay silent to be well. */
@ApplicationScoped
public class ProbeReaders {

    private static final Logger LOG = Logger.getLogger(ProbeReaders.class);
    private static final Duration WORTH_SENDING = Duration.ofDays(1);
    private static final int AT_A_TIME = 500;

    private static final String DUE =
            """
            select subscriber_id from bounce_score
            where due and probe_id is null and coalesce(probed_at < :before, true)
            order by subscriber_id, topic_class limit :limit
            for update skip locked
            """;

    private static final String PROBED =
            """
            update bounce_score set probe_id = :probe, probed_at = :now
            where subscriber_id = :reader and due and probe_id is null
            """;

    /** The mailbox was not asked: our own relay was away, or refused, which may be about us, as while our network is blocked. */
    private static final String ASK_AGAIN_LATER =
            """
            update bounce_score b set probe_id = null
            from transactional_mail m where m.mail_id = b.probe_id and m.state in ('refused', 'expired')
            """;

    private static final String WELL = "delete from bounce_score where probe_id is not null and probed_at < :before";

    private final Jdbi database;
    private final QueueMail queue;
    private final MailTokens tokens;
    private final PublisherSettings publisher;
    private final BounceSettings settings;
    private final BounceTable table;
    private final Clock clock;

    ProbeReaders(
            Jdbi database,
            QueueMail queue,
            MailTokens tokens,
            PublisherSettings publisher,
            BounceSettings settings,
            BounceTable table,
            Clock clock) {
        this.database = database;
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
        database.useHandle(
                handle -> {
                    Instant before = now.minus(settings.probePatience());
                    handle.execute(ASK_AGAIN_LATER);
                    int well = handle.createUpdate(WELL).bind("before", before).execute();
                    int asked = handle
                            .createQuery(DUE)
                            .bind("before", before)
                            .bind("limit", AT_A_TIME)
                            .mapTo(UUID.class)
                            .list()
                            .stream()
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
}
