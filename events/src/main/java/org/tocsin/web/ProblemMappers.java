package org.tocsin.web;

import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import org.tocsin.events.Deferral;

/** Turns every failure of a request into an answer that says what to do, and nothing about our insides. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final ProblemAnswer answer;

    ProblemMappers(ProblemAnswer answer) {
        this.answer = answer;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, HttpHeaders request) {
        return answer.to(request, e.problem());
    }

    @ServerExceptionMapper
    Response mismatch(MismatchedInputException e, HttpHeaders request) {
        return answer.to(request, JsonMistake.describe(e));
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException e, HttpHeaders request) {
        Problem problem = Problem.of(401, "A credential is needed", "Send it as Authorization: Bearer.");
        Response response = answer.to(request, problem);
        response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return response;
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpHeaders request) {
        return answer.to(request, Problem.of(403, "Not allowed", "This credential does not allow that."));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, HttpHeaders request) {
        Response response = e.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        return answer.to(request, describe(e));
    }

    private static Problem describe(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException mistake) {
            return JsonMistake.describe(mistake);
        }
        int status = e.getResponse().getStatus();
        return Problem.of(status, title(status), detail(status));
    }

    private static String title(int status) {
        return Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .orElse("Error");
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be understood.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not know that method.";
            case 406 -> "This cannot be given in a form you accept.";
            case 413 -> "The body is too large.";
            case 415 -> "The body has a content type that is not understood here.";
            default -> "The request could not be answered.";
        };
    }

    /** A form or a query with half an escape, such as {@code a=%}; Quarkus has no exception of its own for it. */
    @ServerExceptionMapper
    Response undecodable(IllegalArgumentException e, HttpHeaders request) {
        return String.valueOf(e.getMessage()).startsWith("Failed to decode URL")
                ? answer.to(request, Problem.of(400, title(400), "A percent sign is not followed by two digits."))
                : failure(e, request);
    }

    @ServerExceptionMapper
    Response failure(Throwable e, HttpHeaders request) {
        if (Deferral.isDeferred(e)) {
            LOG.warnf("answered 503: %s", e);
            Response response = answer.to(
                    request,
                    Problem.of(503, "Not available just now", "Nothing was changed. Please try again in a moment."));
            response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            return response;
        }
        UUID incident = UUID.randomUUID();
        LOG.errorf(e, "answered 500, incident %s", incident);
        return answer.to(
                request,
                Problem.of(500, "Something broke on our side", "It is written down as incident " + incident + "."));
    }
}
