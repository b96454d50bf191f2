package org.tocsin.held;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.tocsin.events.EventType;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CatalogueOfTopicsTest {

    @Test
    void everyMemberOfEveryEventIsInTheCatalogue() {
        Map<String, Set<String>> sent = new TreeMap<>();
        for (EventType type : EventType.values()) {
            Stream.of(type.data().getRecordComponents())
                    .map(RecordComponent::getName)
                    .forEach(sent.computeIfAbsent(type.topic(), topic -> new TreeSet<>())::add);
        }
        Map<String, Set<String>> known = new TreeMap<>();
        Catalogue.of("topics")
                .stores()
                .forEach(store ->
                        known.put(store.name(), new TreeSet<>(store.fields().keySet())));
        assertEquals(sent, known, "say what each member is for in events/src/main/resources/held/topics.json");
    }
}
