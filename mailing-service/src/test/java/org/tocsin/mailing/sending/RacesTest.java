package org.tocsin.mailing.sending;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.tocsin.bench.oracle.Behaviour;
import org.tocsin.bench.oracle.OracleSink;
import org.tocsin.bench.oracle.Seen;
import org.tocsin.mailing.audience.Projection;
import org.tocsin.mailing.delivery.DeliveryCounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Opting out and in again against a campaign that is being sent, on many threads; whatever the order, nobody is mailed who could be known to have left. */
class RacesTest {

    private static final String TOPIC = "newsletter";
    private static final int READERS = 2_000;
    private static final int SENDERS = 4;
    private static final int VOICES = 3;

    /** Longer than a sender relies on what it has seen; so often that it has to look again, so seldom that it soon ends. */
    private static final Duration STALL = Duration.ofMillis(600);

    private static final int MAILS_PER_STALL = 100;
    private static final int HEARD_IN_A_STALL = 12;

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private final SendingRig rig = new SendingRig();
    private final Projection projection = new Projection(rig.jdbi);
    private final ExecutorService voices = Executors.newFixedThreadPool(VOICES);
    private final TreeMap<String, Waverer> readers = Stream.generate(() -> new Waverer(random))
            .limit(READERS)
            .collect(Collectors.toMap(Waverer::email, reader -> reader, (one, other) -> one, TreeMap::new));
    private final List<Waverer> inAnyOrder = new ArrayList<>(readers.values());
    private final Map<UUID, Looks.Look> lookBeforeMail = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private OracleSink sink;

    @BeforeEach
    void start() throws IOException {
        rig.relay.close();
        sink = new OracleSink(rig.relay.port(), folder.resolve("journal"));
        sink.behave(this::answer);
        Collections.shuffle(inAnyOrder, random);
    }

    @AfterEach
    void stop() throws IOException {
        voices.shutdownNow();
        sink.close();
        rig.close();
    }

    @Test
    void nobodyIsMailedWhoCouldBeKnownToHaveLeftAndTheLastWordHolds() throws Exception {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        projection.hear(readers.values().stream()
                .map(reader -> reader.stateAtFirst(TOPIC, yesterday))
                .toList());
        readers.values().forEach(reader -> rig.readers.addAddress(reader.id(), reader.email()));
        UUID campaign = rig.sent("newsletter", TOPIC);

        sendOnAllThreads();
        voices.shutdown();
        assertTrue(voices.awaitTermination(1, TimeUnit.MINUTES));
        readers.values().forEach(this::sayEverything);

        assertTrue(rig.looks.again() > SENDERS, "senders have to look again for this to prove anything");
        assertEquals(List.of(), mailedAlthoughGone());
        assertEquals(List.of(campaign), rig.board.finish());
        assertEveryReaderIsInOneKnownState(campaign);
        assertEquals(
                readers.values().stream()
                        .filter(Waverer::yesInTheEnd)
                        .map(Waverer::id)
                        .collect(Collectors.toSet()),
                rig.readers.of(TOPIC));
    }

    private void sendOnAllThreads() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            Callable<Void> sending = () -> {
                rig.sendAll();
                return null;
            };
            for (Future<Void> done : senders.invokeAll(Collections.nCopies(SENDERS, sending))) {
                done.get();
            }
        } finally {
            senders.shutdown();
        }
        rig.sendAll();
    }

    /** Every mail that begins makes two readers speak up somewhere; now and then one takes long, and those speak whose turn would be next. */
    private String answer(Behaviour.Moment moment, String recipient) {
        if (moment == Behaviour.Moment.RECIPIENT) {
            Waverer reader = readers.get(recipient);
            lookBeforeMail.put(reader.id(), rig.looks.last(reader.id()));
            int number = begun.getAndIncrement();
            voices.execute(() -> saySomething(inAnyOrder.get(2 * number % READERS)));
            voices.execute(() -> saySomething(inAnyOrder.get((2 * number + 1) % READERS)));
            if (number % MAILS_PER_STALL == 0) {
                stall(recipient);
            }
        }
        return moment.usual();
    }

    private void stall(String recipient) {
        readers.tailMap(recipient, false).values().stream()
                .limit(HEARD_IN_A_STALL)
                .forEach(this::saySomething);
        LockSupport.parkNanos(STALL.toNanos());
    }

    private void sayEverything(Waverer reader) {
        while (saySomething(reader)) {
            // the next word
        }
    }

    private boolean saySomething(Waverer reader) {
        return reader.nextWord().map(word -> heard(reader, word)).isPresent();
    }

    private Waverer heard(Waverer reader, Waverer.Word word) {
        long begunAt = System.nanoTime();
        projection.hear(List.of(reader.state(word, TOPIC, Instant.now())));
        reader.heard(word, begunAt, System.nanoTime());
        return reader;
    }

    private List<String> mailedAlthoughGone() {
        return sink.seen().stream()
                .filter(seen -> seen.event() == Seen.Event.BEGUN)
                .map(seen -> readers.get(seen.recipient()))
                .filter(reader -> !reader.mayBeFoundWilling(lookBeforeMail.get(reader.id())))
                .map(Waverer::email)
                .toList();
    }

    /** Mailed and accepted, or suppressed and not mailed; those who said yes only after their turn are not of the audience. */
    private void assertEveryReaderIsInOneKnownState(UUID campaign) {
        Map<UUID, String> states = rig.states(campaign);
        Map<String, Long> mails = sink.seen().stream()
                .filter(seen -> seen.event() == Seen.Event.KEPT)
                .collect(Collectors.groupingBy(Seen::recipient, Collectors.counting()));
        for (Waverer reader : readers.values()) {
            boolean mailed = mails.containsKey(reader.email());
            String state = states.getOrDefault(reader.id(), "not of the audience");
            String lateReader = reader.yesAtFirst() ? "lost" : "not of the audience";
            String unmailed = states.containsKey(reader.id()) ? "suppressed" : lateReader;
            assertEquals(mailed ? "accepted" : unmailed, state, reader.email());
            assertTrue(reader.everSaid(mailed), () -> reader.email() + " is " + state);
        }
        assertEquals(Set.of(1L), Set.copyOf(mails.values()), "mails per reader");
        DeliveryCounts.Counts counts = rig.counts.of(campaign);
        assertEquals(states.size(), counts.audience());
        assertEquals(
                states.size(),
                counts.byState().values().stream().mapToLong(Long::longValue).sum());
    }
}
