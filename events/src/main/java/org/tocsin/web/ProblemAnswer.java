package org.tocsin.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;

/** Writes a problem as a page for browsers, which ask for HTML by name, and as problem+json for all others. */
@Singleton
class ProblemAnswer {

    private final Template page;

    ProblemAnswer(@Location("problem.html") Template page) {
        this.page = page;
    }

    Response to(HttpHeaders request, Problem problem) {
        if (wantsPage(request)) {
            return Response.status(problem.status())
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(page.data("problem", problem).render())
                    .build();
        }
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    private static boolean wantsPage(HttpHeaders request) {
        return request.getAcceptableMediaTypes().stream()
                .filter(type -> !type.isWildcardType())
                .findFirst()
                .filter(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE))
                .isPresent();
    }
}
