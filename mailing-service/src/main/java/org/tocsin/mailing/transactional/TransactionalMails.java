package org.tocsin.mailing.transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.MailRequest;
import org.tocsin.tracing.Tracing;

/** The ledger of transactional mail. Time is the database's, so that replicas need not agree on theirs. */
@ApplicationScoped
class TransactionalMails {

    private static final String RECORD =
            """
            insert into transactional_mail (mail_id, subscriber_id, kind, about, state, request, expires_at, trace)
            values (:mail, :subscriber, :kind, :about, 'queued', :request, :expiresAt, :trace)
            on conflict (mail_id) do nothing""";

    private static final String CLAIM =
            """
            update transactional_mail
               set state = 'claimed', attempt = attempt + 1, claimed_until = now() + :lease * interval '1 second'
             where mail_id in (
                   select mail_id from transactional_mail
                    where state in ('queued', 'deferred') and next_at <= now() and expires_at > now()
                    order by next_at
                    limit :limit
                      for update skip locked)
            returning mail_id, kind, attempt, request, trace""";

    private static final String CUT_OFF =
            """
            select mail_id, kind, attempt, request, trace
              from transactional_mail
             where state = 'claimed' and claimed_until <= now()
               for update skip locked""";

    private static final String SETTLE =
            """
            update transactional_mail
               set state = :state, reply_code = :replyCode, claimed_until = null,
                   next_at = now() + :pause * interval '1 second',
                   finished_at = case when :final then now() end,
                   request = case when :final then null else request end
             where mail_id = :mail and attempt = :attempt and state = 'claimed'""";

    private static final String EXPIRE =
            """
            update transactional_mail
               set state = 'expired', finished_at = now(), request = null
             where state in ('queued', 'deferred') and expires_at <= now()""";

    private static final String FORGET =
            "delete from transactional_mail where finished_at < now() - :retention * interval '1 second'";

    private final Jdbi jdbi;
    private final SealedLetters letters;
    private final TransactionalSettings settings;
    private final Tracing tracing;

    TransactionalMails(Jdbi jdbi, SealedLetters letters, TransactionalSettings settings, Tracing tracing) {
        this.jdbi = jdbi;
        this.letters = letters;
        this.settings = settings;
        this.tracing = tracing;
    }

    /** Queues each request that is not known yet. Joins the caller's transaction. */
    void record(List<MailRequest> requests) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(RECORD);
            for (MailRequest request : requests) {
                batch.bind("mail", request.mailId())
                        .bind("subscriber", request.subscriberId())
                        .bind("kind", MailKind.of(request).word())
                        .bind("about", request instanceof AccountMail letter ? letter.about() : null)
                        .bind("request", letters.seal(request))
                        .bind("expiresAt", request.expiresAt())
                        .bind("trace", tracing.current().orElse(null))
                        .add();
            }
            batch.execute();
        });
    }

    /** Takes mails that are due, the longest waiting first; at most {@code limit}. */
    @Transactional
    List<ClaimedMail> claim(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("limit", limit)
                .bind("lease", settings.lease().toSeconds())
                .map(this::claimed)
                .list());
    }

    /** Writes down what came of a claim; without effect when the claim has run out meanwhile. */
    @Transactional
    void settle(ClaimedMail mail, Outcome outcome) {
        Settlement settlement = Settlement.of(mail.kind(), mail.attempt(), outcome);
        jdbi.useHandle(handle -> handle.createUpdate(SETTLE)
                .bind("mail", mail.mailId())
                .bind("attempt", mail.attempt())
                .bind("state", settlement.state().word())
                .bind("final", settlement.state().isFinal())
                .bind("pause", settlement.pause().toSeconds())
                .bind("replyCode", outcome.replyCode())
                .execute());
    }

    /** Settles the claims of senders that died on the way: nobody knows whether their mail was sent. */
    @Transactional
    List<ClaimedMail> settleCutOff() {
        List<ClaimedMail> cutOff = jdbi.withHandle(
                handle -> handle.createQuery(CUT_OFF).map(this::claimed).list());
        cutOff.forEach(mail -> settle(mail, Outcome.uncertain()));
        return cutOff;
    }

    /** Gives up mails that nobody would want any more, and says how many. */
    @Transactional
    int expire() {
        return jdbi.withHandle(handle -> handle.createUpdate(EXPIRE).execute());
    }

    @Transactional
    int forgetFinished() {
        return jdbi.withHandle(handle -> handle.createUpdate(FORGET)
                .bind("retention", settings.retention().toSeconds())
                .execute());
    }

    private ClaimedMail claimed(ResultSet row, StatementContext context) throws SQLException {
        MailKind kind = MailKind.ofWord(row.getString("kind"));
        UUID mail = row.getObject("mail_id", UUID.class);
        return new ClaimedMail(
                mail,
                kind,
                row.getInt("attempt"),
                letters.open(mail, kind.request(), row.getString("request")),
                Optional.ofNullable(row.getString("trace")));
    }
}
