package org.tocsin.preference.consent;

import java.util.regex.Pattern;

/**
 * Which text the person had before them when they decided.
 *
 * @param version  the published version of that text, or {@code none} when there was none (a reply, a one-click)
 * @param language BCP 47, or {@code und} for undetermined
 */
public record Wording(String version, String language) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

    public static final Wording NONE = new Wording("none", "und");

    public Wording {
        if (!PLAIN.matcher(version).matches() || !PLAIN.matcher(language).matches()) {
            throw new IllegalArgumentException("Not a version and language of a text: " + version + ", " + language);
        }
    }
}
