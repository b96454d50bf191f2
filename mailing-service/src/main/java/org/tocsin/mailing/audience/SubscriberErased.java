package org.tocsin.mailing.audience;

import java.util.UUID;

/**
 * Somebody is being erased. Each package that holds something personal observes this, and deletes its part in the transaction that
 * is running; told again after a replay.
 */
public record SubscriberErased(UUID subscriberId) {}
