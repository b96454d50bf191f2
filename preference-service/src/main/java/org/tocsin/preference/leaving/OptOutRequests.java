package org.tocsin.preference.leaving;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.tocsin.events.EventDelivery;
import org.tocsin.events.Received;
import org.tocsin.events.wire.OptOutRequest;
import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.consent.Wording;

/** Consumes the topic {@code opt-out-requests}: what reached the mailing side as mail. */
@ApplicationScoped
class OptOutRequests {

    private final EventDelivery delivery;
    private final Leave leave;
    private final Clock clock;

    OptOutRequests(EventDelivery delivery, Leave leave, Clock clock) {
        this.delivery = delivery;
        this.leave = leave;
        this.clock = clock;
    }

    @Incoming("opt-out-requests")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        delivery.deliver(records, OptOutRequest.class, this::apply);
    }

    void apply(List<Received<OptOutRequest>> events) {
        leave.requested(events.stream()
                .flatMap(event -> event.data().stream())
                .map(this::leaving)
                .toList());
    }

    private Leaving leaving(OptOutRequest request) {
        Act act = new Act(request.receivedAt(), Way.named(request.via()), Wording.NONE, request.requestId());
        return new Leaving(
                new SubscriberId(request.subscriberId()),
                request.sponsor().map(Purpose::sponsor).or(() -> request.topic().map(Purpose::topic)),
                act.heardAt(clock.instant()));
    }
}
