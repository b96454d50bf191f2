package org.tocsin.mailing.message;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One header field that cannot become two: the only way any value reaches a header. CR, LF and other controls are refused, not
 * stripped, so that an injection attempt ends loudly. The value is ASCII, encoded (RFC 2047) and folded (RFC 5322 §2.2.3) with
 * CRLF, no line longer than 998 octets.
 *
 * @param value everything behind the colon and its space, folds included
 */
public record SafeHeader(String name, String value) {

    private static final int LONGEST_LINE = 998;
    private static final int LONGEST_NAME = 76;
    private static final Pattern PHRASE =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+");

    /** Throws {@link IllegalArgumentException} unless name and value can stand on the wire as they are. */
    public SafeHeader {
        if (!isFieldName(name)) {
            throw new IllegalArgumentException("not a header field's name");
        }
        if (!isFoldedAscii(name.length() + 2, value)) {
            throw new IllegalArgumentException("the value of " + name + " cannot stand in a header");
        }
    }

    /** A field of free text, such as Subject; encoded where it is not plain ASCII. */
    public static SafeHeader text(String name, String text) {
        return new SafeHeader(name, EncodedText.of(withoutControls(name, text), name.length() + 2));
    }

    /** A field with a syntax of its own, such as List-Id or Message-ID; ASCII only, folded at spaces when long. */
    public static SafeHeader structured(String name, String value) {
        return new SafeHeader(name, EncodedText.fold(withoutControls(name, value), name.length() + 2));
    }

    /** A field with one mailbox, such as From: a display name for people, encoded or quoted as needed, and the address. */
    public static SafeHeader mailbox(String name, String displayName, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("not an address for " + name);
        }
        String people = withoutControls(name, displayName).strip();
        return people.isEmpty()
                ? new SafeHeader(name, address)
                : new SafeHeader(name, phrase(people, name.length() + 2) + "\r\n <" + address + ">");
    }

    /** List-Id: a phrase for people, encoded or quoted as needed, and the list's identifier (RFC 2919 §2). */
    static SafeHeader list(String name, String title, String identifier) {
        int column = name.length() + 2;
        String people = quotedOrEncoded(withoutControls(name, title).strip(), column);
        String id = "<" + withoutControls(name, identifier) + ">";
        boolean fits = column + people.length() + 1 + id.length() <= 76;
        return new SafeHeader(name, people + (fits ? " " : "\r\n ") + id);
    }

    /** The field as it goes out, with its line end. */
    String line() {
        return name + ": " + value + "\r\n";
    }

    /** RFC 5322 §3.6.8. By hand, like the look at the value. */
    private static boolean isFieldName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) > '~' || name.charAt(i) == ':') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_NAME;
    }

    private static String phrase(String people, int column) {
        if (PHRASE.matcher(people).matches() && people.length() + column <= 76) {
            return people;
        }
        return quotedOrEncoded(people, column);
    }

    private static String quotedOrEncoded(String people, int column) {
        boolean quotable = StandardCharsets.US_ASCII.newEncoder().canEncode(people) && people.length() + column < 70;
        return quotable
                ? '"' + people.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : EncodedText.encode(people, column);
    }

    private static String withoutControls(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                throw new IllegalArgumentException("a control character in the value of " + name);
            }
        }
        return text;
    }

    /**
     * Printable ASCII; CRLF only where a line goes on with a blank and has something to read on it. By hand, since every mail of a campaign passes here
     * several times.
     */
    private static boolean isFoldedAscii(int column, String value) {
        int length = column;
        boolean blankSinceFold = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r') {
                if (blankSinceFold || !foldsAt(value, i)) {
                    return false;
                }
                blankSinceFold = true;
                length = 0;
                i += 2;
            } else if (c != '\t' && (c < ' ' || c > '~')) {
                return false;
            } else if (c > ' ') {
                blankSinceFold = false;
            }
            length++;
            if (length > LONGEST_LINE) {
                return false;
            }
        }
        return !blankSinceFold;
    }

    private static boolean foldsAt(String value, int i) {
        return i + 2 < value.length()
                && value.charAt(i + 1) == '\n'
                && (value.charAt(i + 2) == ' ' || value.charAt(i + 2) == '\t');
    }
}
