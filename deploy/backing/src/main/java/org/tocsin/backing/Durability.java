package org.tocsin.backing;

/** What is left after the power fails. */
public enum Durability {
    /** Everything that was acknowledged: for data that is kept. */
    DURABLE,
    /** Perhaps nothing: for tests, which start empty and want to be quick. */
    FAST
}
