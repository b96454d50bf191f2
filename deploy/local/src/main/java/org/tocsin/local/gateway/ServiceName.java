package org.tocsin.local.gateway;

/** One of the three services. */
public enum ServiceName {
    REGISTRATION("registration"),
    PREFERENCE("preference"),
    MAILING("mailing");

    private final String word;

    ServiceName(String word) {
        this.word = word;
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
