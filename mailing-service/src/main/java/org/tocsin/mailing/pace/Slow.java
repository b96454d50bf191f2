package org.tocsin.mailing.pace;

/** A domain that has asked for less, and how much it gets at the moment. */
record Slow(String domain, double perSecond, String said) {

    Limit limit() {
        return Limit.learnt(domain, perSecond);
    }
}
