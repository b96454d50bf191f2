package org.tocsin.local.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;

/** A collector of OpenTelemetry's protocol over HTTP (OTLP 1.5, section "OTLP/HTTP"), which remembers who did what in which trace. */
final class TraceReceiver implements AutoCloseable {

    private final HttpServer http;
    private final Map<ByteString, Set<String>> steps = new ConcurrentHashMap<>();
    private final ByteArrayOutputStream everything = new ByteArrayOutputStream();

    private TraceReceiver(HttpServer http) {
        this.http = http;
    }

    static TraceReceiver start(int port) {
        try {
            TraceReceiver receiver = new TraceReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
            receiver.http.createContext("/v1/traces", receiver::take);
            receiver.http.start();
            return receiver;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            remember(body);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private synchronized void remember(byte[] body) throws InvalidProtocolBufferException {
        everything.writeBytes(body);
        for (ResourceSpans service : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
            String name = service.getResource().getAttributesList().stream()
                    .filter(attribute -> attribute.getKey().equals("service.name"))
                    .map(KeyValue::getValue)
                    .findFirst()
                    .orElseThrow()
                    .getStringValue();
            service.getScopeSpansList().stream()
                    .flatMap(scope -> scope.getSpansList().stream())
                    .forEach(span -> add(name, span));
        }
    }

    private void add(String service, Span span) {
        steps.computeIfAbsent(span.getTraceId(), trace -> new TreeSet<>()).add(service + ": " + span.getName());
    }

    /** Whether one trace has all these steps, each as "service: what it did". */
    synchronized boolean hasTraceOf(Set<String> wanted) {
        return steps.values().stream().anyMatch(trace -> trace.containsAll(wanted));
    }

    /** Whatever the spans hold, as far as it is text. */
    synchronized String text() {
        return everything.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return steps.values().toString();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
