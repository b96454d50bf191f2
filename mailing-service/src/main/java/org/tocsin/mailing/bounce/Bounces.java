package org.tocsin.mailing.bounce;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.OptOutRequest;

/** Takes note of mail that did not arrive, and lets follow what has to. Joins the caller's transaction. */
@ApplicationScoped
public class Bounces {

    private final BounceTable bounces;
    private final ScoreTable scores;
    private final Tolerances tolerances;
    private final TopicsOfReaders topics;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Clock clock;

    Bounces(
            BounceTable bounces,
            ScoreTable scores,
            Tolerances tolerances,
            TopicsOfReaders topics,
            Outbox outbox,
            MeterRegistry meters,
            Clock clock) {
        this.bounces = bounces;
        this.scores = scores;
        this.tolerances = tolerances;
        this.topics = topics;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** One bounce; the same mail's bounce told twice counts once. */
    public void record(Bounce bounce) {
        recordAll(List.of(bounce));
    }

    /** Many at the cost of one. */
    public void recordAll(List<Bounce> told) {
        if (told.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Bounce.Kind, List<Bounce>> fresh =
                bounces.record(told, now).stream().collect(Collectors.groupingBy(Bounce::kind));
        fresh.forEach((kind, some) ->
                meters.counter("tocsin.bounces", "kind", kind.word()).increment(some.size()));
        remove(fresh.getOrDefault(Bounce.Kind.HARD, List.of()), now);
        List<Bounce> soft = fresh.getOrDefault(Bounce.Kind.SOFT, List.of()).stream()
                .filter(bounce -> !bounce.isPolicy())
                .toList();
        giveUp(soft, now);
        count(soft, now);
    }

    /** A probe came back: the trouble has lasted to the end. */
    private void giveUp(List<Bounce> soft, Instant now) {
        leave(scores.forgetProbed(soft).stream()
                .flatMap(probed ->
                        topics.of(probed).stream().map(topic -> leaving(probed.subscriber(), Optional.of(topic), now)))
                .toList());
    }

    /** Somebody has seen that these were no bounces: they, and the score to which they were added, are forgotten. */
    public void takeBack(UUID reader, List<UUID> campaigns) {
        bounces.remove(reader, campaigns);
        scores.forget(List.of(reader));
    }

    private void remove(List<Bounce> hard, Instant now) {
        List<UUID> readers = hard.stream().map(Bounce::subscriber).distinct().toList();
        if (!readers.isEmpty()) {
            scores.forget(readers);
            leave(readers.stream()
                    .map(reader -> leaving(reader, Optional.empty(), now))
                    .toList());
        }
    }

    private void count(List<Bounce> soft, Instant now) {
        List<Scored> whose = soft.stream()
                .filter(bounce -> !bounce.topic().equals(Bounce.PROBE))
                .map(bounce -> new Scored(bounce.subscriber(), tolerances.classOf(bounce.topic())))
                .distinct()
                .sorted()
                .toList();
        if (whose.isEmpty()) {
            return;
        }
        Map<Scored, Score> before = scores.lock(whose);
        Map<Scored, Score> after = new TreeMap<>();
        whose.forEach(one -> after.put(one, next(one, Optional.ofNullable(before.get(one)), now)));
        scores.write(after);
    }

    private Score next(Scored whose, Optional<Score> before, Instant now) {
        Tolerance tolerance = tolerances.of(whose.topics());
        return before.map(score -> tolerance.after(score, now)).orElseGet(() -> tolerance.first(now));
    }

    private static OptOutRequest leaving(UUID reader, Optional<String> topic, Instant now) {
        return new OptOutRequest(UUID.randomUUID(), reader, topic, "bounce", now);
    }

    private void leave(List<OptOutRequest> requests) {
        outbox.appendAll(EventType.OPT_OUT_REQUESTED, requests, OptOutRequest::subscriberId);
    }
}
