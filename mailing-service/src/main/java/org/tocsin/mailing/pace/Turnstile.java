package org.tocsin.mailing.pace;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.delivery.Transactions;

/** Lets through what fits, by the database's clock; the SQL is in the functions of migration V120. */
class Turnstile {

    private final Transactions transactions;

    Turnstile(Transactions transactions) {
        this.transactions = transactions;
    }

    /** As many as all of these limits allow now, and no more than wanted. Alerts may take so much more that nothing is left for newsletters. */
    Grant take(List<Limit> limits, Kind kind, int wanted) {
        return transactions.inOne(handle -> handle.createQuery(
                        "select mails, wait_ms from take_permits(:names, :intervals, :wanted, :ahead)")
                .bind("names", names(limits))
                .bind("intervals", column(limits, Limit::interval))
                .bind("wanted", wanted)
                .bind("ahead", kind == Kind.ALERT ? 2.0 : 1.0)
                .map((row, context) -> new Grant(row.getInt("mails"), Duration.ofMillis(row.getLong("wait_ms"))))
                .one());
    }

    /** So many went whatever the limits say, or, when negative, did not go after all. */
    void charge(List<Limit> limits, int mails) {
        transactions.inOne(handle -> handle.createQuery("select charge_permits(:names, :intervals, :mails)")
                .bind("names", names(limits))
                .bind("intervals", column(limits, Limit::interval))
                .bind("mails", mails)
                .mapTo(Integer.class)
                .one());
    }

    /** Seconds until the turn of whoever came last to this line. */
    double ahead(String line) {
        return transactions.inOne(handle -> handle.createQuery(
                        "select greatest(0, extract(epoch from free_at - now())) from pace where name = ?")
                .bind(0, line)
                .mapTo(Double.class)
                .findOne()
                .orElse(0.0));
    }

    /** For so many who find the limit used up: seconds until it is the first one's turn. */
    double queueUp(String line, Limit limit, int people) {
        return transactions.inOne(handle -> handle.createQuery("select queue_up(:line, :every, :people)")
                .bind("line", line)
                .bind("every", limit.interval())
                .bind("people", people)
                .mapTo(Double.class)
                .one());
    }

    /** What was free a minute ago is as free without a row. */
    void tidy() {
        transactions.inOne(handle -> handle.execute("delete from pace where free_at < now() - interval '1 minute'"));
    }

    private static String[] names(List<Limit> limits) {
        return limits.stream().map(Limit::name).toArray(String[]::new);
    }

    private static Double[] column(List<Limit> limits, ToDoubleFunction<Limit> value) {
        return limits.stream().mapToDouble(value).boxed().toArray(Double[]::new);
    }
}
