package org.tocsin.preference;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.events.EventType;
import org.tocsin.events.WireFormat;
import org.tocsin.events.contract.Contract;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.events.wire.ReceiptMail;
import org.tocsin.events.wire.TopicChoice;

/** What went to the outbox about one subscriber, held to the wire contract. */
@ApplicationScoped
public class Published {

    private static final String BODIES =
            """
            select payload from outbox
             where topic = :topic and key = :key and payload is not null
               and convert_from(headers, 'UTF8')::json ->> 'ce_type' = :type
             order by position
            """;

    private final Jdbi jdbi;

    Published(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public List<PreferencesState> preferences(UUID subscriber) {
        return all(EventType.PREFERENCES_CHANGED, subscriber, PreferencesState.class);
    }

    public List<OptOutAcknowledgement> acknowledgements(UUID subscriber) {
        return all(EventType.OPT_OUT_ACKNOWLEDGEMENT_REQUESTED, subscriber, OptOutAcknowledgement.class);
    }

    public List<ReceiptMail> receipts(UUID subscriber) {
        return all(EventType.RECEIPT_MAIL_REQUESTED, subscriber, ReceiptMail.class);
    }

    /** The topics that the last event says this subscriber gets. */
    public List<String> topics(UUID subscriber) {
        List<PreferencesState> states = preferences(subscriber);
        return states.isEmpty()
                ? List.of()
                : states.get(states.size() - 1).topics().stream()
                        .filter(TopicChoice::optedIn)
                        .map(TopicChoice::topic)
                        .toList();
    }

    public boolean isForgotten(UUID subscriber) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select count(*) from outbox where topic = 'preference-events' and key = ? and payload is null")
                        .bind(0, subscriber.toString())
                        .mapTo(Integer.class)
                        .one())
                == 1;
    }

    private <T> List<T> all(EventType type, UUID subscriber, Class<T> data) {
        return jdbi
                .withHandle(handle -> handle.createQuery(BODIES)
                        .bind("topic", type.topic())
                        .bind("type", type.type())
                        .bind("key", subscriber.toString())
                        .mapTo(byte[].class)
                        .list())
                .stream()
                .map(body -> conforming(type, body, data))
                .toList();
    }

    private static <T> T conforming(EventType type, byte[] body, Class<T> data) {
        Contract.assertConforms(type, body);
        return WireFormat.read(body, data);
    }
}
