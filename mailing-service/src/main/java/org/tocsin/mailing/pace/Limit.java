package org.tocsin.mailing.pace;

/**
 * At most so many mails per second.
 *
 * @param name of its row; what shares a name shares the limit
 * @param words what an operator would call it
 */
record Limit(String name, double perSecond, String words) {

    private static final double HOUR = 3600;

    Limit {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException(words + " must be more than 0, and is " + perSecond);
        }
    }

    /** Of a domain that asked for less. */
    static Limit learnt(String domain, double perSecond) {
        return new Limit("domain " + domain, perSecond, "the pace of " + domain);
    }

    /** Whether it will be another one soon. */
    boolean passing() {
        return name.startsWith("domain ");
    }

    /** Seconds between two mails. */
    double interval() {
        return 1 / perSecond;
    }

    /** As one would say it: by the hour what is less than one in a second. */
    String speed() {
        return perSecond < 1 ? number(perSecond * HOUR) + " an hour" : number(perSecond) + " a second";
    }

    private static String number(double rate) {
        return rate == Math.rint(rate) || rate >= 100 ? Long.toString(Math.round(rate)) : String.format("%.1f", rate);
    }
}
