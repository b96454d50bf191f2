package org.tocsin.registration.privacy;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The policy as it holds now, as it held when somebody consented, and what changed between. */
@Path("/privacy")
@Produces(MediaType.TEXT_HTML)
public class PrivacyPage {

    private final Policies policies;

    PrivacyPage(Policies policies) {
        this.policies = policies;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance policy(PolicyView policy, List<Policy> others);

        static native TemplateInstance changes(Policy older, Policy newer, List<String> changes);
    }

    /** One version, and how it stands to the others. */
    public record PolicyView(Policy policy, boolean current, boolean toCome, boolean hasOlder) {}

    @GET
    @PermitAll
    public TemplateInstance current() {
        return page(policies.current());
    }

    /** Answers 404 for a version that never was. */
    @GET
    @Path("/{version}")
    @PermitAll
    public TemplateInstance version(@PathParam("version") String version) {
        return page(policies.find(version).orElseThrow(NotFoundException::new));
    }

    /** How it differs from the one before; answers 404 for the first. */
    @GET
    @Path("/{version}/changes")
    @PermitAll
    public TemplateInstance changes(@PathParam("version") String version) {
        Policy newer = policies.find(version).orElseThrow(NotFoundException::new);
        Policy older = policies.before(newer).orElseThrow(NotFoundException::new);
        return Templates.changes(older, newer, Changes.between(older, newer));
    }

    private TemplateInstance page(Policy policy) {
        List<Policy> others =
                policies.all().stream().filter(other -> !other.equals(policy)).toList();
        Policy current = policies.current();
        PolicyView view = new PolicyView(
                policy,
                policy.equals(current),
                policy.since().isAfter(current.since()),
                policies.before(policy).isPresent());
        return Templates.policy(view, others);
    }
}
