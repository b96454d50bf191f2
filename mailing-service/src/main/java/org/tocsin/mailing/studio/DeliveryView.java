package org.tocsin.mailing.studio;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.tocsin.mailing.delivery.Deliveries;

/** One recipient's line of the ledger, without anything that says who it is. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DeliveryView(
        UUID subscriberId,
        String state,
        int attempt,
        boolean repeated,
        Optional<Instant> nextAt,
        Optional<String> reply,
        Instant updatedAt) {

    static DeliveryView of(Deliveries.Row row) {
        return new DeliveryView(
                row.subscriber(),
                row.state().word(),
                row.attempt(),
                row.repeated(),
                row.nextAt(),
                row.reply(),
                row.updatedAt());
    }
}
