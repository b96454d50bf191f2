package org.tocsin.mailing.operator;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
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
 * Turns {@code Authorization: Bearer SECRET} into the role {@code operator} (RFC 6750 §2.1), and so does the secret as the password of a
 * browser's own sign-in (RFC 7617), which needs neither a cookie nor JavaScript. Whoever presents anything else is nobody: what is public
 * stays public for them, and all else answers 401.
 */
@ApplicationScoped
class OperatorAuthentication implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";
    private static final SecurityIdentity OPERATOR = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("operator"))
            .addRole("operator")
            .build();

    private final OperatorToken token;

    OperatorAuthentication(OperatorSettings settings, LaunchMode launch) {
        boolean publishedAllowed = launch != LaunchMode.NORMAL;
        OperatorToken.complaint(settings.token(), publishedAllowed).ifPresent(complaint -> {
            throw new ConfigurationException(complaint, Set.of("tocsin.operator.token"));
        });
        this.token = OperatorToken.of(settings.token());
    }

    /** Makes this bean at start-up, so that a bad secret stops the service rather than the first request. */
    void refuseToStartWithABadSecret(@Observes StartupEvent start) {}

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        Optional<String> header = Optional.ofNullable(request.request().getHeader(HttpHeaders.AUTHORIZATION));
        Optional<SecurityIdentity> identity = header.filter(
                        value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .or(() -> header.flatMap(value -> BrowserSignIn.password(value, request.request())))
                .filter(token::matches)
                .map(value -> OPERATOR);
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
}
