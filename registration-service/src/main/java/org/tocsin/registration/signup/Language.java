package org.tocsin.registration.signup;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** The language a reader wants mail in, as a BCP 47 tag in its canonical spelling, such as {@code de-AT}. */
public record Language(String tag) {

    /** RFC 5646 section 4.4.1 asks for room for 35 characters; longer tags do not occur. */
    private static final int LONGEST = 35;

    /** @throws IllegalArgumentException when the text is no language tag; {@link #parse} asks without throwing */
    public Language {
        tag = canonical(tag).orElseThrow(() -> new IllegalArgumentException("this is not a language tag"));
    }

    public static Optional<Language> parse(String text) {
        return canonical(text).map(Language::new);
    }

    private static Optional<String> canonical(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale.toLanguageTag());
        } catch (IllformedLocaleException notATag) {
            return Optional.empty();
        }
    }
}
