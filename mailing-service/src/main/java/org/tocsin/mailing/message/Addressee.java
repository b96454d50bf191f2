package org.tocsin.mailing.message;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One reader of a campaign, and what only this reader's mail contains.
 *
 * @param email as it stands in an SMTP command: domain in ASCII (RFC 5890)
 * @param unsubscribeLink absolute
 * @param unsubscribeAddress where a mail ends this subscription
 * @param replyAddress where an answer arrives together with who it is from
 */
public record Addressee(
        UUID subscriber,
        String email,
        Optional<String> name,
        String unsubscribeLink,
        String unsubscribeAddress,
        String replyAddress) {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\p{Z}]+");

    String valueOf(Slot slot) {
        return switch (slot) {
            case GREETING_TEXT -> greeting();
            case GREETING_HTML -> Html.escape(greeting());
            case UNSUBSCRIBE_LINK_TEXT -> unsubscribeLink;
            case UNSUBSCRIBE_LINK_HTML -> Html.escape(unsubscribeLink);
        };
    }

    private String greeting() {
        return name.map(Addressee::onOneLine)
                .filter(known -> !known.isEmpty())
                .map(known -> "Hello " + known + ",")
                .orElse("Hello,");
    }

    /** By hand, since most names are on one line already, and every mail asks twice. */
    private static String onOneLine(String name) {
        return isOneLine(name) ? name : BLANKS.matcher(name).replaceAll(" ").trim();
    }

    /** ASCII letters and signs, with single spaces between them. */
    private static boolean isOneLine(String name) {
        boolean blank = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c > '~' || (blank && c == ' ')) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank;
    }
}
