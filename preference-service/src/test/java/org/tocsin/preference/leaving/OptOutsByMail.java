package org.tocsin.preference.leaving;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.Received;
import org.tocsin.events.wire.OptOutRequest;

/** Opt-outs as the mailing side tells of them. */
@ApplicationScoped
public class OptOutsByMail {

    private final OptOutRequests requests;
    private final Clock clock;

    OptOutsByMail(OptOutRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** The subscriber has just left a topic in this way. */
    public void byMail(UUID subscriber, String topic, String way) {
        OptOutRequest request =
                new OptOutRequest(UUID.randomUUID(), subscriber, Optional.of(topic), way, clock.instant());
        requests.apply(List.of(new Received<>(UUID.randomUUID(), subscriber, Optional.of(request))));
    }
}
