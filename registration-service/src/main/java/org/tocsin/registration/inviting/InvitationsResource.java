package org.tocsin.registration.inviting;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import io.smallrye.common.annotation.Blocking;
import org.jboss.logging.Logger;

import org.tocsin.registration.signup.Catalogue;
import org.tocsin.web.ProblemException;

/** Takes a list in parts of a few hundred lines, so that whoever sends it knows how far it is, and can go on after a break. */
@Path("/api/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {

    private static final Logger LOG = Logger.getLogger(InvitationsResource.class);
    private static final int MOST_LINES = 500;

    private final InviteList inviteList;
    private final Catalogue catalogue;

    InvitationsResource(InviteList inviteList, Catalogue catalogue) {
        this.inviteList = inviteList;
        this.catalogue = catalogue;
    }

    /**
     * Sent a second time it writes to nobody again. Answers 400 for a topic that is not offered, and 413 for more than 500 lines; then nobody was
     * written to.
     *
     * @param topics what is asked of each reader, as the catalogue calls it
     * @param first the number in the whole list of the first line of this part
     */
    @POST
    @Blocking
    @RolesAllowed("operator")
    @Consumes("text/csv")
    public InviteList.Outcome invite(
            @QueryParam("topic") List<String> topics,
            @QueryParam("first") @DefaultValue("1") int first,
            @Context SecurityContext operator,
            String part) {
        List<String> lines = part.lines().toList();
        check(topics, lines);
        InviteList.Outcome outcome = inviteList.invite(lines, first, topics);
        LOG.infof(
                "operator %s invited %d addresses of a list from line %d, %d lines were refused",
                operator.getUserPrincipal().getName(),
                outcome.invited(),
                first,
                outcome.refused().size());
        return outcome;
    }

    private void check(List<String> topics, List<String> lines) {
        if (topics.isEmpty() || catalogue.topicsAmong(topics).size() < topics.size()) {
            throw new ProblemException(
                    400,
                    "No such topic",
                    "Each topic is one that the catalogue offers, and there is at least one.",
                    List.of());
        }
        if (lines.size() > MOST_LINES) {
            throw new ProblemException(413, "Too many lines", "Send at most " + MOST_LINES + " at once.", List.of());
        }
    }
}
