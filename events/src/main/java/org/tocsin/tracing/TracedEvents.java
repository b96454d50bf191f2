package org.tocsin.tracing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Events that are part of a trace: what is published of the outbox, and what is applied of a topic. */
@ApplicationScoped
public class TracedEvents {

    private final Tracing tracing;

    TracedEvents(Tracing tracing) {
        this.tracing = tracing;
    }

    /** Publishes events, each as the next part of its trace, until it is acknowledged; whoever receives one goes on from there. */
    public void publishing(List<ProducerRecord<String, byte[]>> events, Runnable work) {
        List<Span> spans =
                events.stream().map(this::publishing).flatMap(Optional::stream).toList();
        try {
            work.run();
        } finally {
            spans.forEach(Span::end);
        }
    }

    private Optional<Span> publishing(ProducerRecord<String, byte[]> event) {
        Optional<Span> span = tracing.next("publish " + event.topic(), SpanKind.PRODUCER, traceparent(event.headers()));
        span.flatMap(begun -> Tracing.header(begun, Context.root().with(begun)))
                .ifPresent(header -> replace(event, header));
        return span;
    }

    private static void replace(ProducerRecord<String, byte[]> event, String header) {
        event.headers().remove(Tracing.HEADER).add(Tracing.HEADER, header.getBytes(StandardCharsets.UTF_8));
    }

    /** Applies events of one topic as the next part of the trace of the first of them, if it is in one. */
    public void applying(List<ConsumerRecord<String, byte[]>> events, Runnable work) {
        ConsumerRecord<String, byte[]> first = events.get(0);
        tracing.follow("apply " + first.topic(), SpanKind.CONSUMER, traceparent(first.headers()), () -> {
            work.run();
            return true;
        });
    }

    /** The same events in the same order; each that is part of a trace by itself, so that what it sets off is known. */
    public static List<List<ConsumerRecord<String, byte[]>>> apart(Iterable<ConsumerRecord<String, byte[]>> events) {
        List<List<ConsumerRecord<String, byte[]>>> parts = new ArrayList<>();
        boolean goesOn = false;
        for (ConsumerRecord<String, byte[]> event : events) {
            boolean traced = traceparent(event.headers()).isPresent();
            if (traced || !goesOn) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(event);
            goesOn = !traced;
        }
        return parts;
    }

    private static Optional<String> traceparent(Headers headers) {
        return Optional.ofNullable(headers.lastHeader(Tracing.HEADER))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
