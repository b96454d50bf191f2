package org.tocsin.topics.deadletter;

/**
 * What became of dead letters.
 *
 * @param sent written to their topic again
 * @param repeated kept by several services, so that one of them going out was enough
 * @param overtaken settled unsent, since a newer state of the same key is in the topic
 */
record Replayed(int sent, int repeated, int overtaken) {

    static final Replayed NOTHING = new Replayed(0, 0, 0);

    Replayed plus(Replayed other) {
        return new Replayed(sent + other.sent, repeated + other.repeated, overtaken + other.overtaken);
    }
}
