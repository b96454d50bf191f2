package org.tocsin.held;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of data something is. */
public enum Category {
    @JsonProperty("reference")
    REFERENCE("random numbers"),
    @JsonProperty("address")
    ADDRESS("e-mail addresses"),
    @JsonProperty("name")
    NAME("names"),
    @JsonProperty("language")
    LANGUAGE("languages"),
    @JsonProperty("choice")
    CHOICE("choices"),
    @JsonProperty("proof")
    PROOF("proofs of consent"),
    @JsonProperty("pseudonym")
    PSEUDONYM("keyed hashes"),
    @JsonProperty("device")
    DEVICE("kinds of browser"),
    @JsonProperty("message")
    MESSAGE("messages"),
    @JsonProperty("secret")
    SECRET("links that work once"),
    @JsonProperty("time")
    TIME("times"),
    @JsonProperty("technical")
    TECHNICAL("technical details"),
    @JsonProperty("publication")
    PUBLICATION("what was published");

    private final String words;

    Category(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
