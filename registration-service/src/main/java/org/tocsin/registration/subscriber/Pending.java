package org.tocsin.registration.subscriber;

import java.util.List;

/** Has an id and no confirmed request yet; gets no mail but confirmation links. */
public record Pending(SubscriberId id) implements Subscriber {

    @Override
    public Confirmed accept(ConfirmedRequest request) {
        return new Confirmed(
                id,
                Confirmed.FIRST_VERSION,
                request.signUp().email(),
                request.signUp().name(),
                request.signUp().language(),
                request.confirmedAt(),
                List.of(request));
    }
}
