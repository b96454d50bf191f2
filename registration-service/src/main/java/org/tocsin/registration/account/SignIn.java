package org.tocsin.registration.account;

import java.time.Instant;
import java.util.UUID;

import org.tocsin.registration.subscriber.SubscriberId;

/**
 * A link that was mailed and not used yet.
 *
 * @param browser stands for the browser that asked
 */
record SignIn(UUID id, SubscriberId subscriber, String browser, Instant askedAt) {}
