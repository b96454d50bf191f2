package org.tocsin.local.gateway;

/** One of the three services. */
public enum ServiceName {
    REGISTRATION("registration", 64L << 10),
    PREFERENCE("preference", 64L << 10),
    MAILING("mailing", 1L << 20);

    private final String word;
    private final long mostOctets;

    ServiceName(String word, long mostOctets) {
        this.word = word;
        this.mostOctets = mostOctets;
    }

    /** The longest body that it reads, its {@code quarkus.http.limits.max-body-size}. */
    long mostOctets() {
        return mostOctets;
    }

    /** Its database, and the role that owns it. */
    public String database() {
        return word;
    }

    /** Its module, and what people call it. */
    public String module() {
        return word + "-service";
    }
}
