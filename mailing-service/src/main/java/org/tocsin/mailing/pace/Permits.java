package org.tocsin.mailing.pace;

import java.util.function.IntConsumer;

/** So many mails may be given to a relay. What is not used is to be given back. */
public final class Permits {

    /** For nothing. */
    public static final Permits NONE = new Permits(0, more -> {});

    private final int mails;
    private final IntConsumer charge;

    Permits(int mails, IntConsumer charge) {
        this.mails = mails;
        this.charge = charge;
    }

    public int mails() {
        return mails;
    }

    /** So many went. To be said once. */
    public void used(int sent) {
        if (sent != mails) {
            charge.accept(sent - mails);
        }
    }
}
