package org.tocsin.mailing.audience;

import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Created by Kafka's consumer; tells {@link ReadRecords} of every record the moment it is polled. Public because Kafka wants it so. */
public final class ReadRecordsInterceptor implements ConsumerInterceptor<Object, Object> {

    /** Under which name the settings of the consumer carry the {@link ReadRecords}. */
    static final String READ_RECORDS = "tocsin.read.records";

    private ReadRecords records;

    @Override
    public void configure(Map<String, ?> settings) {
        records = (ReadRecords) settings.get(READ_RECORDS);
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> polled) {
        records.read(polled);
        return polled;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // What is committed in the database is what counts.
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
