package org.tocsin.events.wire;

import java.time.Instant;

/**
 * Whether a subscriber wants a topic.
 *
 * @param via the way the decision came: form, api, link, one-click, reply, mailto, ...
 */
public record TopicChoice(String topic, boolean optedIn, Instant since, String via) {}
