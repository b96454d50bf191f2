package org.tocsin.events;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import org.tocsin.sealing.Sealing;

/**
 * Events that say who somebody is, as they lie in the outbox and in Kafka: the body is sealed under the installation's data key, for its
 * type and its key, and says so by its media type. The attributes stay readable.
 */
@ApplicationScoped
public class SealedEvents {

    private static final String MEDIA_TYPE = "content-type";
    private static final String SEALED = "application/vnd.tocsin.sealed";

    private final Sealing sealing;

    SealedEvents(Sealing sealing) {
        this.sealing = sealing;
    }

    OutboxRecord seal(EventType type, OutboxRecord event) {
        if (!type.isPersonal() || !sealing.seals()) {
            return event;
        }
        Map<String, String> headers = new HashMap<>(event.headers());
        headers.put(MEDIA_TYPE, SEALED);
        Optional<byte[]> sealed = event.payload().map(body -> sealing.seal(purpose(type.type(), event.key()), body));
        return new OutboxRecord(event.topic(), event.key(), headers, sealed);
    }

    /**
     * The body in clear, sealed or not.
     *
     * @throws UnreadableEventException when it was changed, or sealed under a data key that is no longer kept
     */
    public byte[] open(ConsumerRecord<String, byte[]> event) {
        byte[] body = event.value();
        if (body == null || !SEALED.equals(header(event, MEDIA_TYPE))) {
            return body;
        }
        return sealing.open(purpose(header(event, CloudEvents.TYPE), event.key()), body)
                .orElseThrow(
                        () -> new UnreadableEventException("sealed under a data key that is not kept, or changed"));
    }

    /**
     * The body of a waiting event under the data key that seals now.
     *
     * @throws IllegalStateException when the one that it is sealed under is gone
     */
    byte[] again(String type, String key, byte[] body) {
        String purpose = purpose(type, key);
        return sealing.open(purpose, body)
                .map(clear -> sealing.seal(purpose, clear))
                .orElseThrow(() -> new IllegalStateException("a waiting " + type + " does not open"));
    }

    private static String purpose(String type, String key) {
        return "event/" + type + "/" + key;
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
