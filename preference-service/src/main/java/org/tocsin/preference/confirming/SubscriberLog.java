package org.tocsin.preference.confirming;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.EventType;
import org.tocsin.events.SealedEvents;
import org.tocsin.events.WholeTopic;
import org.tocsin.events.WireFormat;
import org.tocsin.events.wire.SubscriberState;

/** The topic {@code subscriber-events} from its beginning: it is compacted, so it still has the newest state of everybody. */
@ApplicationScoped
class SubscriberLog {

    private final WholeTopic log;
    private final SealedEvents sealed;

    SubscriberLog(WholeTopic log, SealedEvents sealed) {
        this.log = log;
        this.sealed = sealed;
    }

    /** The newest state of those of these subscribers that are there. Throws KafkaException when Kafka is away. */
    Map<String, SubscriberState> newest(Set<String> subscribers) {
        Map<String, SubscriberState> newest = new HashMap<>();
        log.read(
                EventType.SUBSCRIBER_CONFIRMED.topic(),
                page -> page.forEach(event -> {
                    if (event.value() == null) {
                        newest.remove(event.key());
                    } else if (subscribers.contains(event.key())) {
                        newest.put(event.key(), WireFormat.read(sealed.open(event), SubscriberState.class));
                    }
                }));
        return newest;
    }
}
