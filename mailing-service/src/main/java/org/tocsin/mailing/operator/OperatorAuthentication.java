package org.tocsin.mailing.operator;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

import org.tocsin.operators.OperatorSignIn;
import org.tocsin.operators.Operators;
import org.tocsin.tokens.Trespasses;

/** Lets in whoever is listed by name, and as {@code operator} whoever has the one secret of {@code tocsin.operator.token}. */
@ApplicationScoped
class OperatorAuthentication extends OperatorSignIn {

    private final OperatorToken token;
    private final Operators operators;
    private final Trespasses trespasses;

    OperatorAuthentication(OperatorSettings settings, Operators operators, Trespasses trespasses, LaunchMode launch) {
        boolean publishedAllowed = launch != LaunchMode.NORMAL;
        OperatorToken.complaint(settings.token(), publishedAllowed).ifPresent(complaint -> {
            throw new ConfigurationException(complaint, Set.of("tocsin.operator.token"));
        });
        this.token = OperatorToken.of(settings.token());
        this.operators = operators;
        this.trespasses = trespasses;
    }

    /** Makes this bean at start-up, so that a bad secret stops the service rather than the first request. */
    void refuseToStartWithABadSecret(@Observes StartupEvent start) {}

    /** Who is listed goes by their name, also with the secret that all share. */
    @Override
    protected Optional<String> operatorWith(String secret) {
        Optional<String> name =
                operators.named(secret).or(() -> token.matches(secret) ? Optional.of("operator") : Optional.empty());
        if (name.isEmpty()) {
            trespasses.note("operator-credential");
        }
        return name;
    }
}
