package org.tocsin.mailing.delivery;

import java.util.List;
import java.util.UUID;

/** Takes note of addresses that the relay refused for good: mail that bounced before it left. */
public interface Refusals {

    /** Joins the transaction that writes the outcomes; {@code topic} is the slug of the campaign's. */
    void record(UUID campaign, String topic, List<Entry> refused);
}
