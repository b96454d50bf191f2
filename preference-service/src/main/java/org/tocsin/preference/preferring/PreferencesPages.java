package org.tocsin.preference.preferring;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.web.Drafts;
import org.tocsin.web.HostCookie;

/** What the forms of the page are answered with. */
@ApplicationScoped
class PreferencesPages {

    /** As long as a mailed link to sign in works. */
    private static final Duration DRAFT_LIFE = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final ChangePreferences changePreferences;
    private final ShowPreferences showPreferences;
    private final Catalogue catalogue;
    private final Drafts drafts;

    PreferencesPages(
            Sessions sessions,
            ChangePreferences changePreferences,
            ShowPreferences showPreferences,
            Catalogue catalogue,
            Drafts drafts) {
        this.sessions = sessions;
        this.changePreferences = changePreferences;
        this.showPreferences = showPreferences;
        this.catalogue = catalogue;
        this.drafts = drafts;
    }

    /** The page as it is, or with what was chosen too late the last time; that cookie is gone then. */
    Response show(String session, String kept) {
        return within(session, Draft.NOTHING, reader -> {
            Draft draft = Draft.of(drafts.read(Drafts.CHOICES, reader.value(), kept));
            if (draft.isEmpty()) {
                return show(reader, session, 200, Report.NOTHING, draft, Typed.NOTHING);
            }
            Response page = show(reader, session, 200, Report.REFILLED, draft, Typed.of(draft));
            return page.getStatus() == 200
                    ? Response.fromResponse(page)
                            .cookie(HostCookie.gone(Drafts.CHOICES))
                            .build()
                    : page;
        });
    }

    /** The page once more, with what was wrong. */
    Response mistaken(String session, Draft draft, Typed typed) {
        return within(session, draft, reader -> show(reader, session, 400, Report.MISTAKEN, draft, typed));
    }

    private Response show(SubscriberId reader, String session, int status, Report report, Draft draft, Typed typed) {
        return changePreferences
                .look(reader)
                .map(person -> page(status, session, draft.in(showPreferences.of(person)), report, typed))
                .orElseGet(() -> over(session, draft));
    }

    /** Does what the reader asks for, and shows what came of it; keeps what they chose when they have to sign in first. */
    Response act(String session, Draft draft, Function<SubscriberId, Outcome> action) {
        return within(session, draft, reader -> {
            Outcome outcome = action.apply(reader);
            if (outcome instanceof Outcome.Done done) {
                return page(200, session, showPreferences.of(done.now()), Report.of(done), Typed.NOTHING);
            }
            return outcome instanceof Outcome.Overtaken overtaken
                    ? page(409, session, showPreferences.of(overtaken.now()), Report.OVERTAKEN, Typed.NOTHING)
                    : over(session, draft);
        });
    }

    /** The version a form was about; empty, and so whichever, when it names none. */
    static OptionalLong version(String version) {
        return version.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(version)) : OptionalLong.empty();
    }

    private static Response page(int status, String session, MyPreferences preferences, Report report, Typed typed) {
        return answer(status, PreferencesView.of(session, preferences, report, typed));
    }

    private Response within(String session, Draft draft, Function<SubscriberId, Response> action) {
        return sessions.reader(session).map(action).orElseGet(() -> over(session, draft));
    }

    private Response over(String session, Draft draft) {
        Optional<NewCookie> kept =
                draft.isEmpty() ? Optional.empty() : drafts.keep(Drafts.CHOICES, session, draft.lines(), DRAFT_LIFE);
        Response page = answer(401, new SignInFirst(true, draft.inWords(catalogue), kept.isPresent()));
        return kept.map(cookie -> Response.fromResponse(page).cookie(cookie).build())
                .orElse(page);
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(page.render())
                .build();
    }
}
