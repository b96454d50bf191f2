package org.tocsin.registration.operator;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.operators.OperatorSignIn;
import org.tocsin.operators.Operators;
import org.tocsin.tokens.Trespasses;

/** Lets in whoever is listed: a register that needs two people has no use for a secret that all share. */
@ApplicationScoped
class OperatorAuthentication extends OperatorSignIn {

    private final Operators operators;
    private final Trespasses trespasses;

    OperatorAuthentication(Operators operators, Trespasses trespasses) {
        this.operators = operators;
        this.trespasses = trespasses;
    }

    @Override
    protected Optional<String> operatorWith(String secret) {
        Optional<String> name = operators.named(secret);
        if (name.isEmpty()) {
            trespasses.note("operator-credential");
        }
        return name;
    }
}
