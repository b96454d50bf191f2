package org.tocsin.bench.oracle;

/** What the sink answers, and what happens just before. Called on the connection's thread, so it may also take its time, or kill somebody. */
@FunctionalInterface
public interface Behaviour {

    /** Takes everything. */
    Behaviour WILLING = (moment, recipient) -> moment.usual();

    /** The connection ends instead of an answer; what came before the final dot is not kept. */
    String CUT = "cut";

    /** The message is kept, and the connection ends before the answer. */
    String KEEP_AND_CUT = "keep and cut";

    /** A reply such as {@code 451 4.7.1 later}, or one of the above. */
    String at(Moment moment, String recipient);

    /** When the sink is asked for something. */
    enum Moment {
        RECIPIENT("250 2.1.5 ok"),
        CONTENT("354 go ahead"),
        DOT("250 2.0.0 taken"),
        /** The answer to a message that is kept has left; there is nothing more to say. */
        ANSWERED("");

        private final String usual;

        Moment(String usual) {
            this.usual = usual;
        }

        public String usual() {
            return usual;
        }
    }
}
