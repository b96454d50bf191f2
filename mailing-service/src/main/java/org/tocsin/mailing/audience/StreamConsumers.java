package org.tocsin.mailing.audience;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.ClientCustomizer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/** Puts {@link ReadRecordsInterceptor} into every consumer of this service. */
@ApplicationScoped
class StreamConsumers implements ClientCustomizer<Map<String, Object>> {

    private final ReadRecords records;

    StreamConsumers(ReadRecords records) {
        this.records = records;
    }

    @Override
    public Map<String, Object> customize(String channel, Config settings, Map<String, Object> client) {
        if (client.containsKey(ConsumerConfig.GROUP_ID_CONFIG)) {
            client.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, ReadRecordsInterceptor.class.getName());
            client.put(ReadRecordsInterceptor.READ_RECORDS, records);
        }
        return client;
    }
}
