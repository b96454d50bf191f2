package org.tocsin.registration.restoration;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

import org.tocsin.events.SealedEvents;
import org.tocsin.events.UnreadableEventException;
import org.tocsin.events.WireFormat;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.registration.postgres.RestoredSubscribers;

/** What the log says of readers and the backup does not; only that is kept in memory. */
final class NewsOfReaders {

    private final Instant restoredAt;
    private final SealedEvents sealed;
    private final Function<Collection<UUID>, Map<UUID, Long>> versions;
    private final Map<UUID, SubscriberState> newest = new HashMap<>();
    private final Set<UUID> unreadable = new HashSet<>();

    /**
     * @param restoredAt what came later this service said itself: what it has relearned, or what the outbox of the backup repeats
     * @param versions in the database, of those who are known there
     */
    NewsOfReaders(Instant restoredAt, SealedEvents sealed, Function<Collection<UUID>, Map<UUID, Long>> versions) {
        this.restoredAt = restoredAt;
        this.sealed = sealed;
        this.versions = versions;
    }

    /** The next page of the log, whose keys are readers' numbers. */
    void add(ConsumerRecords<String, byte[]> page) {
        Set<UUID> readers = new HashSet<>();
        page.forEach(event -> readers.add(UUID.fromString(event.key())));
        Map<UUID, Long> known = versions.apply(readers);
        page.forEach(event -> add(event, UUID.fromString(event.key()), known));
    }

    List<SubscriberState> newest() {
        return List.copyOf(newest.values());
    }

    /** Nobody knows them any more but the log, in words that no key opens. */
    Set<UUID> unreadable() {
        return Set.copyOf(unreadable);
    }

    private void add(ConsumerRecord<String, byte[]> event, UUID reader, Map<UUID, Long> known) {
        if (event.value() == null) {
            unreadable.remove(reader);
            newest.remove(reader);
        } else if (Instant.ofEpochMilli(event.timestamp()).isBefore(restoredAt)) {
            unreadable.remove(reader);
            addState(event, reader, known);
        }
    }

    private void addState(ConsumerRecord<String, byte[]> event, UUID reader, Map<UUID, Long> known) {
        try {
            SubscriberState state = WireFormat.read(sealed.open(event), SubscriberState.class);
            if (!known.containsKey(reader) || RestoredSubscribers.isNews(state, known.get(reader))) {
                newest.merge(reader, state, NewsOfReaders::newer);
            }
        } catch (UnreadableEventException underALostKey) {
            if (!known.containsKey(reader)) {
                unreadable.add(reader);
            }
        }
    }

    /** The outbox of the backup says again what is older. */
    private static SubscriberState newer(SubscriberState one, SubscriberState other) {
        return one.version() > other.version() ? one : other;
    }
}
