package org.tocsin.checks.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting, as an operator sees it.
 *
 * @param name with {@code []} for a place in a list
 * @param preset the value where none is given
 */
record Setting(String name, String type, boolean isOptional, Optional<String> preset, String meaning) {

    private static final Pattern SECRET = Pattern.compile("^(A )?[Ss]ecret\\b.*", Pattern.DOTALL);

    /** The environment variable, by the rule of MicroProfile Config 3.1, section 5.3.1. */
    String variable() {
        return name.replace("[]", "[0]").replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    boolean isSecret() {
        return SECRET.matcher(meaning).matches();
    }

    String row() {
        String value = preset.map(text -> "`" + text + "`").orElse(isOptional ? "none" : "**required**");
        String file = isSecret() ? "<br>`" + variable() + "_FILE`" : "";
        return "| `%s`<br>`%s`%s | %s | %s | %s |".formatted(name, variable(), file, type, value, meaning);
    }
}
