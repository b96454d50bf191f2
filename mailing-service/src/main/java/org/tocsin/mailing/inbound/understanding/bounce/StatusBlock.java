package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The fields about one recipient in a delivery status (RFC 3464 section 2.3). */
record StatusBlock(Map<String, String> fields) {

    static List<StatusBlock> in(String text) {
        String unfolded = text.replaceAll("\\n[ \\t]+", " ");
        return Stream.of(unfolded.split("\\n\\s*\\n", -1))
                .map(StatusBlock::of)
                .filter(StatusBlock::isAboutARecipient)
                .toList();
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The first word of Action in lower case, or {@code failed} where it is missing. */
    String action() {
        String action = field("action").strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
        return action.isEmpty() ? "failed" : action;
    }

    private boolean isAboutARecipient() {
        return fields.containsKey("action") || fields.containsKey("status") || fields.containsKey("final-recipient");
    }

    private static StatusBlock of(String text) {
        Map<String, String> fields = new HashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.merge(name, line.substring(colon + 1).strip(), (first, second) -> first + " " + second);
            }
        });
        return new StatusBlock(Map.copyOf(fields));
    }
}
