package org.tocsin.registration.erasure;

import java.util.UUID;

import org.tocsin.registration.subscriber.SubscriberId;

/**
 * A link that was mailed and still works.
 *
 * @param browser stands for the browser that asked
 * @param code stands for the code that it was shown
 */
record ErasureRequest(UUID id, SubscriberId subscriber, String browser, String code) {}
