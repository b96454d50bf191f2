package org.tocsin.preference.preferring;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import org.tocsin.preference.limits.Interest;

/** A vendor, or one product of it; throws IllegalArgumentException, in words for a caller, for what cannot be one. */
public record InterestRow(String vendor, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> product) {

    public InterestRow {
        if (vendor == null || !Interest.isName(vendor)) {
            throw new IllegalArgumentException("vendor is 1 to 100 printable characters");
        }
        if (!product.map(Interest::isName).orElse(true)) {
            throw new IllegalArgumentException("product is 1 to 100 printable characters, or left out");
        }
    }

    static InterestRow of(Interest interest) {
        return new InterestRow(interest.vendor(), interest.product());
    }

    Interest interest() {
        return new Interest(vendor, product);
    }

    /** What the page's checkbox sends. */
    @JsonIgnore
    public String line() {
        return interest().line();
    }

    /** What the page calls it. */
    @JsonIgnore
    public String label() {
        return product.map(name -> vendor + " " + name).orElse(vendor);
    }
}
