package org.tocsin.operators;

import java.util.Optional;
import java.util.Set;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Turns {@code Authorization: Bearer SECRET} into a principal with the role {@code operator} (RFC 6750 §2.1), and so does the secret as the
 * password of a browser's own sign-in (RFC 7617), which needs neither a cookie nor JavaScript. Whoever presents anything else is nobody: what
 * is public stays public for them, and all else answers 401. A service that has operators makes a bean of it.
 */
public abstract class OperatorSignIn implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";

    /** The name of the operator who has this secret; empty when it is nobody's. */
    protected abstract Optional<String> operatorWith(String secret);

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        Optional<String> header = Optional.ofNullable(request.request().getHeader(HttpHeaders.AUTHORIZATION));
        Optional<SecurityIdentity> identity = header.filter(
                        value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .or(() -> header.flatMap(value -> BrowserSignIn.password(value, request.request())))
                .flatMap(this::operatorWith)
                .map(OperatorSignIn::identity);
        return Uni.createFrom().optional(identity);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"operator\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    private static SecurityIdentity identity(String name) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRole("operator")
                .build();
    }
}
