package org.tocsin.preference.limits;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything of a vendor, or one product of it.
 *
 * @param vendor  as {@link #isName} has it, or IllegalArgumentException is thrown; so the product
 */
public record Interest(String vendor, Optional<String> product) {

    public static final int LONGEST_NAME = 100;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]");

    public Interest {
        if (!isName(vendor) || !product.map(Interest::isName).orElse(true)) {
            throw new IllegalArgumentException("Not the name of a vendor or product");
        }
    }

    /** Whether this is 1 to 100 printable characters, without space at either end. */
    public static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.equals(text.strip())
                && !UNPRINTABLE.matcher(text).find();
    }

    /** One line, which no other interest has. */
    public String line() {
        return product.map(name -> vendor + "\t" + name).orElse(vendor);
    }

    /** What {@link #line()} wrote; throws IllegalArgumentException for anything else. */
    public static Interest ofLine(String line) {
        int tab = line.indexOf('\t');
        return tab < 0
                ? new Interest(line, Optional.empty())
                : new Interest(line.substring(0, tab), Optional.of(line.substring(tab + 1)));
    }

    /** The same for two that differ in case only: they let the same alerts pass. */
    public String key() {
        return line().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
