package org.tocsin.preference.preferring;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;

/** What the forms of the page are answered with. */
@ApplicationScoped
class PreferencesPages {

    private final Sessions sessions;
    private final ChangePreferences changePreferences;
    private final Catalogue catalogue;

    PreferencesPages(Sessions sessions, ChangePreferences changePreferences, Catalogue catalogue) {
        this.sessions = sessions;
        this.changePreferences = changePreferences;
        this.catalogue = catalogue;
    }

    Response show(String session) {
        return within(session, reader -> changePreferences
                .look(reader)
                .map(person -> answer(200, view(session, person, "", "", List.of(), false)))
                .orElseGet(PreferencesPages::over));
    }

    /** Changes what is on version {@code version} of the preferences; on whichever when that is empty. */
    Response change(String session, String version, Set<Purpose> yes, Set<Purpose> no) {
        return within(session, reader -> {
            Outcome outcome = changePreferences.change(new Wish(reader, yes, no, number(version)));
            if (outcome instanceof Outcome.Done done) {
                return answer(200, done(session, done));
            }
            return outcome instanceof Outcome.Overtaken overtaken ? answer(409, overtaken(session, overtaken)) : over();
        });
    }

    private static OptionalLong number(String version) {
        return version.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(version)) : OptionalLong.empty();
    }

    private PreferencesView done(String session, Outcome.Done done) {
        boolean changed = done.now().version() != done.before().version();
        List<String> before = topics(done.before());
        boolean undoable = changed && !before.equals(topics(done.now()));
        String notice = changed ? "Saved. It holds from now on." : "Nothing was different.";
        return view(session, done.now(), notice, "", before, undoable);
    }

    private PreferencesView overtaken(String session, Outcome.Overtaken overtaken) {
        String problem =
                "Something changed since you opened this page, perhaps by you in another tab or by a link in a mail."
                        + " This is how it is now; nothing you have just chosen was saved.";
        return view(session, overtaken.now(), "", problem, List.of(), false);
    }

    private PreferencesView view(
            String session, Person person, String notice, String problem, List<String> undo, boolean undoOffer) {
        return new PreferencesView(session, MyPreferences.of(person, catalogue), notice, problem, undo, undoOffer);
    }

    private static List<String> topics(Person person) {
        return person.preferences().granted().stream()
                .filter(Purpose::isTopic)
                .map(Purpose::name)
                .sorted()
                .toList();
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
