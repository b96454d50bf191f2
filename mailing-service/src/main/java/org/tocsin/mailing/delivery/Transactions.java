package org.tocsin.mailing.delivery;

import java.util.function.Function;

import org.jdbi.v3.core.Handle;

/** Runs work in a transaction of its own and commits it before returning; an exception rolls it back. */
public interface Transactions {

    <T> T inNew(Function<Handle, T> work);
}
