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

/** The policy as it holds now, and as it held when somebody consented. */
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

        static native TemplateInstance policy(Policy policy, boolean current, List<Policy> others);
    }

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

    private TemplateInstance page(Policy policy) {
        List<Policy> others =
                policies.all().stream().filter(other -> !other.equals(policy)).toList();
        return Templates.policy(policy, policy.equals(policies.current()), others);
    }
}
