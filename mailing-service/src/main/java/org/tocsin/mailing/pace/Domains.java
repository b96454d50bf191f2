package org.tocsin.mailing.pace;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import org.tocsin.mailing.delivery.Transactions;

/**
 * How fast mail may go to recipients of one domain: as fast as it is configured, and no faster than the domain itself has asked for lately. Slows down
 * nobody else.
 */
@ApplicationScoped
public class Domains {

    private static final Logger LOG = Logger.getLogger(Domains.class);
    private static final int IN_A_ROW = 3;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Turnstile turnstile;
    private final SlowDomains slowDomains;
    private final Map<String, Limit> configured;
    private final Map<String, Integer> complaints = new ConcurrentHashMap<>();
    private final Map<String, String> unwritten = new ConcurrentHashMap<>();
    private volatile Map<String, Slow> slow = Map.of();
    private volatile long lookedAt = System.nanoTime() - LOOK.toNanos();

    public Domains(Transactions transactions, PaceSettings settings, MeterRegistry registry) {
        this.turnstile = new Turnstile(transactions);
        this.slowDomains = new SlowDomains(transactions);
        this.configured = configured(settings);
        registry.gauge("tocsin.domains.slow", this, domains -> domains.slow.size());
    }

    /** For the mails of one window. */
    public Gate gate(Lane lane, Collection<String> addresses) {
        if (unlimited()) {
            return new Gate(this, Map.of());
        }
        Map<Limit, Integer> asked = new HashMap<>();
        for (String address : addresses) {
            limitOf(address).ifPresent(limit -> asked.merge(limit, 1, Integer::sum));
        }
        Map<String, Allowance> allowances = new HashMap<>();
        asked.forEach((limit, mails) -> allowances.put(limit.name(), Allowance.take(turnstile, limit, lane, mails)));
        return new Gate(this, allowances);
    }

    /** Whoever keeps senders in work calls this often; it looks once a second. */
    public void look() {
        if (System.nanoTime() - lookedAt > LOOK.toNanos()) {
            lookedAt = System.nanoTime();
            slow = slowDomains.read();
            turnstile.tidy();
        }
    }

    /** Writes down what has been learnt, for all replicas. */
    public void share() {
        if (!unwritten.isEmpty()) {
            Map<String, String> learnt = Map.copyOf(unwritten);
            slowDomains.slowDown(learnt);
            unwritten.keySet().removeAll(learnt.keySet());
            slow = slowDomains.read();
        }
    }

    /** Which domains mail goes to slowly, and why; empty when there is none. */
    public Optional<String> waiting() {
        return slow.values().stream()
                .min(Comparator.comparing(Slow::perSecond))
                .map(one -> "Readers at " + one.domain()
                        + (slow.size() > 1 ? " and " + (slow.size() - 1) + " other domains" : "")
                        + " get it more slowly, since that asks for it: " + one.said());
    }

    boolean unlimited() {
        return configured.isEmpty() && slow.isEmpty();
    }

    /** The stricter one, where both a setting and the domain itself have something to say. */
    Optional<Limit> limitOf(String address) {
        String domain = domain(address);
        Optional<Limit> asked = Optional.ofNullable(slow.get(domain)).map(Slow::limit);
        Optional<Limit> set = Optional.ofNullable(configured.get(domain));
        return asked.isPresent()
                        && set.filter(limit -> limit.perSecond() < asked.get().perSecond())
                                .isEmpty()
                ? asked
                : set;
    }

    /** A mail to this address was deferred. */
    void deferred(String address, String reply) {
        if (complaints.size() > MOST_REMEMBERED) {
            complaints.clear();
        }
        if (Slowdown.isAskedForBy(reply) && complaints.merge(domain(address), 1, Integer::sum) >= IN_A_ROW) {
            slowDown(domain(address), reply);
        }
    }

    /** A mail to this address was taken. */
    void accepted(String address) {
        if (!complaints.isEmpty()) {
            complaints.remove(domain(address));
        }
    }

    private void slowDown(String domain, String reply) {
        LOG.infof("mail to one of the recipients' domains goes more slowly, since it asks for that");
        complaints.remove(domain);
        unwritten.put(domain, reply);
        Map<String, Slow> more = new HashMap<>(slow);
        more.computeIfAbsent(domain, name -> new Slow(name, SlowDomains.FIRST, reply));
        slow = Map.copyOf(more);
    }

    private static Map<String, Limit> configured(PaceSettings settings) {
        return settings.domains().stream()
                .flatMap(provider -> provider.names().stream().map(name -> Map.entry(name, limit(provider))))
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    private static Limit limit(PaceSettings.Provider provider) {
        String names = String.join(", ", new TreeSet<>(provider.names()));
        return new Limit("provider " + names, provider.perSecond(), "the pace of " + names);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
