package org.tocsin.events;

import java.util.Map;
import java.util.Optional;

/** What lies in the outbox: a Kafka record to be, for a topic without the installation's prefix. */
record OutboxRecord(String topic, String key, Map<String, String> headers, Optional<byte[]> payload) {}
