package org.tocsin.mailing.pace;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.tocsin.mailing.delivery.Transactions;

/** What domains have asked for, kept where all replicas read it. */
final class SlowDomains {

    /** Mails per second after the first time; half of what it was each further time, and down to one in a minute. */
    static final double FIRST = 2;

    /** From here on a domain is slow no longer. */
    private static final double PLENTY = 1000;

    private static final String RATE_NOW =
            "per_second * power(2, least(20, extract(epoch from now() - slowed_at) / 60))";

    /** Answers to mails that had been on their way already are no reason to slow down once more. */
    private static final String SLOW_DOWN =
            """
            insert into slow_domain as s (domain, per_second, said) values (:domain, :first, :said)
            on conflict (domain) do update set slowed_at = now(), said = excluded.said,
                per_second = greatest(1.0 / 60, least(:plenty, %s) / 2)
            where s.slowed_at < now() - interval '10 seconds'
            """
                    .formatted(RATE_NOW.replace("per_second", "s.per_second").replace("slowed_at", "s.slowed_at"));

    private final Transactions transactions;

    SlowDomains(Transactions transactions) {
        this.transactions = transactions;
    }

    void slowDown(Map<String, String> domainsAndWhatTheySaid) {
        transactions.inNew(handle -> {
            domainsAndWhatTheySaid.forEach((domain, said) -> handle.createUpdate(SLOW_DOWN)
                    .bind("domain", domain)
                    .bind("first", FIRST)
                    .bind("plenty", PLENTY)
                    .bind("said", said)
                    .execute());
            return domainsAndWhatTheySaid.size();
        });
    }

    /** Those that are slow now; forgets the others. */
    Map<String, Slow> read() {
        List<Slow> slow = transactions.inNew(handle -> {
            handle.execute("delete from slow_domain where " + RATE_NOW + " >= ?", PLENTY);
            return handle.createQuery("select domain, " + RATE_NOW + " as rate, said from slow_domain")
                    .map((row, context) ->
                            new Slow(row.getString("domain"), row.getDouble("rate"), row.getString("said")))
                    .list();
        });
        return slow.stream().collect(Collectors.toUnmodifiableMap(Slow::domain, Function.identity()));
    }
}
