package org.tocsin.mailing.sending;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import org.tocsin.events.wire.PreferencesState;
import org.tocsin.events.wire.TopicChoice;

/** A reader who says yes and no in turn, and when each word was heard; words come late, twice, and in the wrong order. Safe for use by many threads. */
final class Waverer {

    /** In the order of their versions, the word that counts is the last one. */
    record Word(long version, boolean yes) {}

    private record Heard(Word word, long begunAt, long committedAt) {}

    private final UUID id = UUID.randomUUID();
    private final Word first;
    private final Word last;
    private final Deque<Word> unsaid;
    private final List<Heard> heard = new ArrayList<>();

    Waverer(Random random) {
        List<Word> words = new ArrayList<>();
        words.add(new Word(1, random.nextInt(10) > 0));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            Word before = words.get(words.size() - 1);
            words.add(new Word(before.version() + 1, !before.yes()));
        }
        first = words.get(0);
        last = words.get(words.size() - 1);
        List<Word> arriving = new ArrayList<>(words.subList(1, words.size()));
        arriving.add(words.get(random.nextInt(words.size())));
        if (random.nextBoolean()) {
            Collections.shuffle(arriving, random);
        }
        unsaid = new ArrayDeque<>(arriving);
        heard.add(new Heard(first, Long.MIN_VALUE, Long.MIN_VALUE));
    }

    UUID id() {
        return id;
    }

    String email() {
        return id + "@readers.example";
    }

    boolean yesAtFirst() {
        return first.yes();
    }

    boolean yesInTheEnd() {
        return last.yes();
    }

    PreferencesState stateAtFirst(String topic, Instant since) {
        return state(first, topic, since);
    }

    PreferencesState state(Word word, String topic, Instant since) {
        return new PreferencesState(
                id, word.version(), List.of(new TopicChoice(topic, word.yes(), since, "form")), List.of());
    }

    synchronized Optional<Word> nextWord() {
        return Optional.ofNullable(unsaid.poll());
    }

    synchronized void heard(Word word, long begunAt, long committedAt) {
        heard.add(new Heard(word, begunAt, committedAt));
    }

    /** Whether whoever looked between these moments can have found that this reader wants mail. */
    synchronized boolean mayBeFoundWilling(Looks.Look look) {
        long settled = heard.stream()
                .filter(one -> one.committedAt() < look.from())
                .mapToLong(one -> one.word().version())
                .max()
                .orElseThrow();
        return heard.stream()
                .filter(one -> one.begunAt() < look.until())
                .map(Heard::word)
                .anyMatch(word -> word.version() >= settled && word.yes());
    }

    synchronized boolean everSaid(boolean yes) {
        return heard.stream().anyMatch(one -> one.word().yes() == yes);
    }
}
