package org.tocsin.preference.preferring;

import java.util.Optional;
import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.UnauthorizedException;

import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.web.ProblemException;

/** What all requests for preferences as JSON have in common: who asks, what they had seen, and the answer. */
@ApplicationScoped
class PreferencesAnswers {

    private final Sessions sessions;
    private final ShowPreferences showPreferences;

    PreferencesAnswers(Sessions sessions, ShowPreferences showPreferences) {
        this.sessions = sessions;
        this.showPreferences = showPreferences;
    }

    SubscriberId reader(Optional<String> authorization) {
        return sessions.readerOf(authorization).orElseThrow(UnauthorizedException::new);
    }

    /** An entity tag that we never gave out matches nothing. */
    static OptionalLong version(Optional<String> ifMatch) {
        return ifMatch.filter(tag -> !tag.equals("*"))
                .map(tag -> tag.matches("\"[0-9]{1,18}\"") ? Long.parseLong(tag.substring(1, tag.length() - 1)) : -1L)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    static <T> T required(T body, Class<T> type) {
        return Optional.ofNullable(body)
                .orElseThrow(() -> new ProblemException(
                        400, "The JSON cannot be used", "A body is needed: a " + type.getSimpleName() + "."));
    }

    Response of(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return of(done.now());
        }
        throw outcome instanceof Outcome.Overtaken
                ? new ProblemException(412, "Overtaken", "The preferences have changed since; read them again.")
                : gone();
    }

    Response of(Person person) {
        MyPreferences preferences = showPreferences.of(person);
        return Response.ok(preferences)
                .header(HttpHeaders.ETAG, preferences.entityTag())
                .build();
    }

    static ProblemException gone() {
        return new ProblemException(404, "Not Found", "Nothing is kept of this subscriber.");
    }
}
