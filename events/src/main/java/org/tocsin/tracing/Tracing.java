package org.tocsin.tracing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

/** Begins spans and carries them from one process to the next. With tracing off, or for what is not sampled, it does nothing. */
@ApplicationScoped
public class Tracing {

    /** The header of an event, and the name of the field in tables (W3C Trace Context, section 3.2). */
    public static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator WIRE = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<String> ONLY_HEADER = new OnlyHeader();

    private final Tracer tracer;

    Tracing(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("org.tocsin");
    }

    /** Where the running thread is in a trace, as the header says it; empty when nobody follows it. */
    public Optional<String> current() {
        return header(Span.current(), Context.current());
    }

    /** Begins a trace, or with a trace running, its next part. */
    Span begin(String name, SpanKind kind) {
        return tracer.spanBuilder(name).setSpanKind(kind).startSpan();
    }

    /** Begins the next part of a trace from elsewhere; nothing when there is none. Whoever begins it ends it. */
    public Optional<Span> next(String name, SpanKind kind, Optional<String> traceparent) {
        return traceparent
                .map(header -> WIRE.extract(Context.root(), header, ONLY_HEADER))
                .filter(parent -> Span.fromContext(parent).getSpanContext().isSampled())
                .map(parent -> tracer.spanBuilder(name)
                        .setSpanKind(kind)
                        .setParent(parent)
                        .startSpan());
    }

    /** Does the work as the next part of a trace from elsewhere, or just does it when there is none. */
    public <T> T follow(String name, SpanKind kind, Optional<String> traceparent, Supplier<T> work) {
        return next(name, kind, traceparent).map(span -> within(span, work)).orElseGet(work);
    }

    private static <T> T within(Span span, Supplier<T> work) {
        try {
            return Context.current().with(span).wrapSupplier(work).get();
        } catch (RuntimeException failed) {
            // Not what it says: that may quote what it was about.
            span.setStatus(StatusCode.ERROR, failed.getClass().getName());
            throw failed;
        } finally {
            span.end();
        }
    }

    /** The header that makes somebody else's work part of this. */
    static Optional<String> header(Span span, Context context) {
        if (!span.getSpanContext().isSampled()) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        WIRE.inject(context, headers, Map::put);
        return Optional.ofNullable(headers.get(HEADER));
    }

    /** What else a trace may carry along, the state of other vendors, is not kept. */
    private static final class OnlyHeader implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String header) {
            return List.of(HEADER);
        }

        @Override
        public String get(String header, String key) {
            return key.equals(HEADER) ? header : null;
        }
    }
}
