package org.tocsin.visits;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is counted together: no more is ever known of a visit. */
public record Visit(LocalDate day, String page, String referrer, String browser) {

    static final String OTHER = "other";

    private static final Set<String> PAGES = Set.of(
            "subscribe", "confirm", "account", "privacy", "preferences", "unsubscribe", "resubscribe", "archive");
    private static final Pattern DOMAIN = Pattern.compile("https?://([a-z0-9.-]{1,100})(?::\\d+)?(/.*)?");

    /** The first that is contained counts: browsers claim to be each other. */
    private static final List<String> FAMILIES = List.of("bot", "Edg", "OPR", "Firefox", "Chrome", "Safari");

    /** The page without what may be a token; empty for what is no page. */
    static Optional<String> pageOf(String path) {
        String[] segments = path.split("/", -1);
        String first = segments.length > 1 ? segments[1] : "";
        if (first.isEmpty()) {
            return Optional.of("/");
        }
        return PAGES.contains(first) ? Optional.of("/" + first) : Optional.empty();
    }

    /** The domain somebody came from; nothing for our own pages, and for those that do not say. */
    static String referrerOf(String header, String ownHost) {
        var domain = DOMAIN.matcher(header.toLowerCase(Locale.ROOT));
        return domain.matches() && !domain.group(1).equals(ownHost) ? domain.group(1) : "";
    }

    static String browserOf(String userAgent) {
        return FAMILIES.stream()
                .filter(userAgent::contains)
                .findFirst()
                .map(Visit::nameOf)
                .orElse(OTHER);
    }

    Visit folded() {
        return new Visit(day, page, OTHER, OTHER);
    }

    private static String nameOf(String family) {
        return switch (family) {
            case "bot" -> "robots";
            case "Edg" -> "Edge";
            case "OPR" -> "Opera";
            default -> family;
        };
    }
}
