package org.tocsin.tracing;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;

/**
 * A trace begins with a request, named by the route that it took and never by its path, which may hold a token. A trace that the
 * client names is not gone on with: strangers would decide what is sampled.
 */
@Provider
class TracedRequests implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String SPAN = TracedRequests.class.getName();

    private final Tracing tracing;

    @Context
    ResourceInfo resource;

    TracedRequests(Tracing tracing) {
        this.tracing = tracing;
    }

    private record Running(Span span, Scope scope) {}

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed with the response, which every request has
    public void filter(ContainerRequestContext request) {
        String route = route();
        Span span = tracing.begin(request.getMethod() + " " + route, SpanKind.SERVER);
        if (span.isRecording()) {
            span.setAttribute("http.request.method", request.getMethod());
            span.setAttribute("http.route", route);
            request.setProperty(SPAN, new Running(span, span.makeCurrent()));
        }
    }

    private String route() {
        return path(resource.getResourceClass().getAnnotation(Path.class))
                + path(resource.getResourceMethod().getAnnotation(Path.class));
    }

    private static String path(Path part) {
        return part == null || part.value().equals("/")
                ? ""
                : "/" + part.value().replaceAll("^/|/$", "");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SPAN) instanceof Running running) {
            running.span().setAttribute("http.response.status_code", response.getStatus());
            running.scope().close();
            running.span().end();
        }
    }
}
