package org.tocsin.registration.operator;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.operators.OperatorSignIn;
import org.tocsin.operators.Operators;

/** Lets in whoever is listed: a register that needs two people has no use for a secret that all share. */
@ApplicationScoped
class OperatorAuthentication extends OperatorSignIn {

    private final Operators operators;

    OperatorAuthentication(Operators operators) {
        this.operators = operators;
    }

    @Override
    protected Optional<String> operatorWith(String secret) {
        return operators.named(secret);
    }
}
