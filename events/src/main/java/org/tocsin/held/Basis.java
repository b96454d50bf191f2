package org.tocsin.held;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why the law lets something be held: GDPR Article 6 (1). */
public enum Basis {
    @JsonProperty("consent")
    CONSENT("consent, Art. 6 (1) (a)"),
    @JsonProperty("obligation")
    OBLIGATION("a legal obligation, Art. 6 (1) (c): to prove consent, or to keep somebody erased"),
    @JsonProperty("interest")
    INTEREST("a legitimate interest, Art. 6 (1) (f): that the service works and is not misused"),
    @JsonProperty("none")
    NONE("none is needed: nothing in it is about a person");

    private final String words;

    Basis(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
