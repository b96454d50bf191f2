package org.tocsin.tokens;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One subscriber's subscription to one topic, as a link names it.
 *
 * @param day the day the link was minted (UTC)
 */
public record SubscriptionReference(UUID subscriber, String topic, LocalDate day) {}
