package org.tocsin.mailing.sending;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.Claim;
import org.tocsin.mailing.delivery.Claims;
import org.tocsin.mailing.delivery.Freshness;
import org.tocsin.mailing.delivery.Ledger;
import org.tocsin.mailing.delivery.Recipient;
import org.tocsin.mailing.delivery.Refusals;
import org.tocsin.mailing.delivery.SendingSettings;
import org.tocsin.mailing.delivery.Transactions;

/** When senders last looked whether somebody wants the mail: at the claim, and again before it begins. */
final class Looks {

    /** {@link System#nanoTime} from before and after the database was asked. */
    record Look(long from, long until) {}

    private final Map<UUID, Look> last = new ConcurrentHashMap<>();
    private final AtomicInteger again = new AtomicInteger();

    Look last(UUID reader) {
        return last.get(reader);
    }

    /** How often a sender looked again at whom it had claimed. */
    int again() {
        return again.get();
    }

    Claims atClaims(Transactions transactions, SendingSettings settings, Freshness freshness) {
        return new Claims(transactions, settings, freshness, (handle, claimed) -> claimed) {
            @Override
            public Optional<Claim> fresh(UUID campaign, Kind kind, int limit) {
                return noted(() -> super.fresh(campaign, kind, limit));
            }

            @Override
            public Optional<Claim> due(UUID campaign, Kind kind, int limit) {
                return noted(() -> super.due(campaign, kind, limit));
            }
        };
    }

    Ledger atLedger(Transactions transactions, SendingSettings settings, Freshness freshness, Refusals refusals) {
        return new Ledger(transactions, settings, freshness, refusals) {
            @Override
            public Map<UUID, String> unwanted(Claim claim, Collection<UUID> readers) {
                again.incrementAndGet();
                long from = System.nanoTime();
                Map<UUID, String> unwanted = super.unwanted(claim, readers);
                note(readers, from);
                return unwanted;
            }
        };
    }

    private Optional<Claim> noted(Supplier<Optional<Claim>> looking) {
        long from = System.nanoTime();
        Optional<Claim> claim = looking.get();
        claim.ifPresent(held ->
                note(held.recipients().stream().map(Recipient::subscriber).toList(), from));
        return claim;
    }

    private void note(Collection<UUID> readers, long from) {
        Look look = new Look(from, System.nanoTime());
        readers.forEach(reader -> last.put(reader, look));
    }
}
