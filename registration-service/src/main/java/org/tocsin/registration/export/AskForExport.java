package org.tocsin.registration.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

import org.tocsin.registration.account.ReaderSession;
import org.tocsin.registration.allowance.Allowance;
import org.tocsin.registration.allowance.Rate;
import org.tocsin.registration.postgres.AllowanceUses;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.tokens.Pseudonyms;

/** Begins exports and hands them out. One at a time for each reader, however often they ask. */
@ApplicationScoped
class AskForExport {

    /** Longer than all parts may take: whoever made it was killed. */
    private static final Duration LOST = Duration.ofMinutes(5);

    private final ExportSettings settings;
    private final Exports exports;
    private final MakeExport makeExport;
    private final AllowanceUses uses;
    private final Pseudonyms pseudonyms;
    private final SealedExports sealedExports;
    private final Clock clock;

    AskForExport(
            ExportSettings settings,
            Exports exports,
            MakeExport makeExport,
            AllowanceUses uses,
            Pseudonyms pseudonyms,
            SealedExports sealedExports,
            Clock clock) {
        this.settings = settings;
        this.exports = exports;
        this.makeExport = makeExport;
        this.uses = uses;
        this.pseudonyms = pseudonyms;
        this.sealedExports = sealedExports;
        this.clock = clock;
    }

    /** While one is being made, it is that one; the work begins after the commit. */
    Asking ask(ReaderSession reader) {
        UUID id = UUID.randomUUID();
        Asking asking = QuarkusTransaction.requiringNew().call(() -> begin(reader.subscriber(), id));
        if (asking instanceof Asking.Begun begun && begun.export().id().equals(id)) {
            makeExport.begin(id, reader);
        }
        return asking;
    }

    Optional<Export> of(SubscriberId reader) {
        return QuarkusTransaction.requiringNew().call(() -> find(reader));
    }

    /** Empty until it is ready. */
    Optional<byte[]> document(SubscriberId reader) {
        return QuarkusTransaction.requiringNew().call(() -> sealedExports.document(reader, since()));
    }

    private Asking begin(SubscriberId reader, UUID id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Export> running = find(reader).filter(Export::isMaking);
        if (running.isPresent()) {
            return new Asking.Begun(running.get());
        }
        String pseudonym = pseudonyms.of("export", reader.value().toString());
        if (!uses.take(pseudonym, Allowance.of(new Rate(settings.perDay(), Duration.ofDays(1))), now)) {
            return new Asking.TooOften();
        }
        return exports.begin(reader, id, now) ? new Asking.Begun(find(reader).orElseThrow()) : new Asking.Gone();
    }

    private Optional<Export> find(SubscriberId reader) {
        return exports.of(reader, since()).map(this::export);
    }

    private Export export(Exports.Row row) {
        boolean lost = row.askedAt().isBefore(clock.instant().minus(LOST));
        String state = row.ready() ? "ready" : row.failed() || lost ? "failed" : "making";
        return new Export(
                row.id(), state, row.parts(), makeExport.parts(), row.askedAt().plus(settings.kept()));
    }

    private Instant since() {
        return clock.instant().minus(settings.kept());
    }
}
