package org.tocsin.mailing.pace;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.tocsin.mailing.delivery.Transactions;

/** Lets through what fits, by the database's clock; the SQL is in the functions of migration V120. */
class Turnstile {

    private final Transactions transactions;

    Turnstile(Transactions transactions) {
        this.transactions = transactions;
    }

    /** As many as all of these limits allow now, and no more than wanted. */
    Grant take(List<Limit> limits, int wanted) {
        return transactions.inNew(handle -> handle.createQuery(
                        "select mails, wait_ms from take_permits(:names, :intervals, :wanted)")
                .bind("names", names(limits))
                .bind("intervals", column(limits, Limit::interval))
                .bind("wanted", wanted)
                .map((row, context) -> new Grant(row.getInt("mails"), Duration.ofMillis(row.getLong("wait_ms"))))
                .one());
    }

    /** So many went whatever the limits say, or, when negative, did not go after all. */
    void charge(List<Limit> limits, int mails) {
        transactions.inNew(handle -> handle.createQuery("select charge_permits(:names, :intervals, :mails)")
                .bind("names", names(limits))
                .bind("intervals", column(limits, Limit::interval))
                .bind("mails", mails)
                .mapTo(Integer.class)
                .one());
    }

    /** For so many who find the limit used up: seconds until it is the first one's turn. */
    double queueUp(Limit limit, int people) {
        return transactions.inNew(handle -> handle.createQuery("select queue_up(:line, :every, :people)")
                .bind("line", "line of " + limit.name())
                .bind("every", limit.interval())
                .bind("people", people)
                .mapTo(Double.class)
                .one());
    }

    private static String[] names(List<Limit> limits) {
        return limits.stream().map(Limit::name).toArray(String[]::new);
    }

    private static Double[] column(List<Limit> limits, ToDoubleFunction<Limit> value) {
        return limits.stream().mapToDouble(value).boxed().toArray(Double[]::new);
    }
}
