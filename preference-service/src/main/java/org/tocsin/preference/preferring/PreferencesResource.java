package org.tocsin.preference.preferring;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import org.jboss.resteasy.reactive.RestForm;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.web.Drafts;

/** The page of a reader's preferences. Every form carries the session; the one cookie there is keeps what was sent too late. */
@Path("/preferences")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class PreferencesResource {

    private final PreferencesPages pages;
    private final ChangePreferences changePreferences;
    private final Catalogue catalogue;

    PreferencesResource(PreferencesPages pages, ChangePreferences changePreferences, Catalogue catalogue) {
        this.pages = pages;
        this.changePreferences = changePreferences;
        this.catalogue = catalogue;
    }

    /** Without a session there is nothing to see. */
    @GET
    public TemplateInstance signInFirst() {
        return new SignInFirst(false);
    }

    /** The page as it is, and once with what was chosen when the time on it was over. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show(@RestForm Optional<String> session, @CookieParam(Drafts.CHOICES) Optional<String> kept) {
        return pages.show(session.orElse(""), kept.orElse(""));
    }

    /** What is not among these topics is left. */
    @POST
    @Path("/topics")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response topics(
            @RestForm Optional<String> session, @RestForm Optional<String> version, @RestForm List<String> topics) {
        Set<Purpose> yes = new HashSet<>();
        topics.forEach(topic -> yes.add(catalogue.requireTopic(topic)));
        Set<Purpose> no = new HashSet<>(catalogue.purposes());
        no.removeIf(purpose -> !purpose.isTopic() || yes.contains(purpose));
        return decide(session, version, Draft.topics(topics), yes, no);
    }

    /** One sponsor, and yes or no. */
    @POST
    @Path("/sharing")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sharing(
            @RestForm Optional<String> session,
            @RestForm Optional<String> version,
            @RestForm Optional<String> sponsor,
            @RestForm Optional<String> consented) {
        Set<Purpose> about = Set.of(catalogue.requireSponsor(sponsor.orElse("")));
        return consented.orElse("").equals("yes")
                ? decide(session, version, Draft.NOTHING, about, Set.of())
                : decide(session, version, Draft.NOTHING, Set.of(), about);
    }

    private Response decide(
            Optional<String> session, Optional<String> version, Draft draft, Set<Purpose> yes, Set<Purpose> no) {
        return pages.act(
                session.orElse(""),
                draft,
                reader -> changePreferences.change(
                        Wish.deciding(reader, yes, no, PreferencesPages.version(version.orElse("")))));
    }

    /** Takes the last change back, while it is the last. */
    @POST
    @Path("/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@RestForm Optional<String> session, @RestForm Optional<String> version) {
        return pages.act(
                session.orElse(""),
                Draft.NOTHING,
                reader -> changePreferences.undo(reader, PreferencesPages.version(version.orElse(""))));
    }

    /** Leaving is done whatever else changed in the meantime. */
    @POST
    @Path("/everything")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response everything(@RestForm Optional<String> session) {
        return pages.act(
                session.orElse(""), Draft.NOTHING, reader -> changePreferences.leave(reader, catalogue.purposes()));
    }
}
