package org.tocsin.mailing.pace;

import java.util.List;

/** So many mails may be given to a relay. What is not used is to be given back. */
public final class Permits {

    private final Turnstile turnstile;
    private final List<Limit> limits;
    private final int mails;

    Permits(Turnstile turnstile, List<Limit> limits, int mails) {
        this.turnstile = turnstile;
        this.limits = limits;
        this.mails = mails;
    }

    public int mails() {
        return mails;
    }

    /** So many went. */
    public void used(int sent) {
        if (!limits.isEmpty() && sent != mails) {
            turnstile.charge(limits, sent - mails);
        }
    }
}
