package org.tocsin.visits;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Counts pages that were read, unless the browser says that it does not want to be (Global Privacy Control, Do Not Track). */
class CountVisits {

    private final Visits visits;
    private final Clock clock;
    private final String ownHost;

    CountVisits(Visits visits, Clock clock, VisitSettings settings) {
        this.visits = visits;
        this.clock = clock;
        this.ownHost = host(settings.origin());
    }

    @ServerResponseFilter
    void count(ContainerRequestContext request, ContainerResponseContext response) {
        boolean page = request.getMethod().equals("GET") && response.getStatus() == 200;
        if (page && header(request, HttpHeaders.ACCEPT).contains("text/html") && !refuses(request)) {
            Visit.pageOf(request.getUriInfo().getRequestUri().getPath())
                    .ifPresent(path -> visits.count(visit(request, path)));
        }
    }

    private Visit visit(ContainerRequestContext request, String page) {
        return new Visit(
                LocalDate.ofInstant(clock.instant(), clock.getZone()),
                page,
                Visit.referrerOf(header(request, "Referer"), ownHost),
                Visit.browserOf(header(request, HttpHeaders.USER_AGENT)));
    }

    private static boolean refuses(ContainerRequestContext request) {
        return header(request, "Sec-GPC").equals("1") || header(request, "DNT").equals("1");
    }

    private static String header(ContainerRequestContext request, String name) {
        return Objects.requireNonNullElse(request.getHeaderString(name), "");
    }

    private static String host(URI origin) {
        return Objects.requireNonNullElse(origin.getHost(), "");
    }
}
