package org.tocsin.preference.preferring;

import java.util.OptionalLong;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.SubscriberId;

/** What the forms of the page are answered with. */
@ApplicationScoped
class PreferencesPages {

    private final Sessions sessions;
    private final ChangePreferences changePreferences;
    private final ShowPreferences showPreferences;

    PreferencesPages(Sessions sessions, ChangePreferences changePreferences, ShowPreferences showPreferences) {
        this.sessions = sessions;
        this.changePreferences = changePreferences;
        this.showPreferences = showPreferences;
    }

    Response show(String session) {
        return show(session, 200, Report.NOTHING, Typed.NOTHING);
    }

    /** The page once more, with what was wrong. */
    Response mistaken(String session, Typed typed) {
        return show(session, 400, Report.MISTAKEN, typed);
    }

    private Response show(String session, int status, Report report, Typed typed) {
        return within(session, reader -> changePreferences
                .look(reader)
                .map(person -> page(status, session, person, report, typed))
                .orElseGet(PreferencesPages::over));
    }

    /** Does what the reader asks for, and shows what came of it. */
    Response act(String session, Function<SubscriberId, Outcome> action) {
        return within(session, reader -> {
            Outcome outcome = action.apply(reader);
            if (outcome instanceof Outcome.Done done) {
                return page(200, session, done.now(), Report.of(done), Typed.NOTHING);
            }
            return outcome instanceof Outcome.Overtaken overtaken
                    ? page(409, session, overtaken.now(), Report.OVERTAKEN, Typed.NOTHING)
                    : over();
        });
    }

    /** The version a form was about; empty, and so whichever, when it names none. */
    static OptionalLong version(String version) {
        return version.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(version)) : OptionalLong.empty();
    }

    private Response page(int status, String session, Person person, Report report, Typed typed) {
        return answer(status, PreferencesView.of(session, showPreferences.of(person), report, typed));
    }

    private Response within(String session, Function<SubscriberId, Response> action) {
        return sessions.reader(session).map(action).orElseGet(PreferencesPages::over);
    }

    private static Response over() {
        return answer(401, new SignInFirst(true));
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(page.render())
                .build();
    }
}
