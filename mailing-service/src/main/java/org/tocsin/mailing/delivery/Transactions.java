package org.tocsin.mailing.delivery;

import java.util.function.Function;

import org.jdbi.v3.core.Handle;

/** Runs work in a transaction of its own and commits it before returning; an exception rolls it back. */
public interface Transactions {

    <T> T inNew(Function<Handle, T> work);

    /** Runs a single statement, which is a transaction by itself and costs one way to the database instead of two. */
    <T> T inOne(Function<Handle, T> statement);
}
