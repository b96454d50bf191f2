package org.tocsin.mailing.delivery;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Transactions on threads of our own, where no request has begun one. */
@ApplicationScoped
class JtaTransactions implements Transactions {

    private final Jdbi jdbi;

    JtaTransactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public <T> T inNew(Function<Handle, T> work) {
        return QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(work::apply));
    }

    @Override
    public <T> T inOne(Function<Handle, T> statement) {
        return QuarkusTransaction.suspendingExisting().call(() -> jdbi.withHandle(statement::apply));
    }
}
