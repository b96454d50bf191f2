package org.tocsin.registration.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import org.tocsin.registration.elsewhere.Elsewhere;

/**
 * What the other services hold, in words and in short.
 *
 * @param choicesKnown false when that service did not answer in time; so for the others
 * @param mail the newest campaigns
 * @param moreMail how many there are before
 */
public record ElsewhereView(
        boolean choicesKnown,
        List<Line> topics,
        boolean sharingKnown,
        List<Line> shared,
        boolean mailKnown,
        List<Line> mail,
        int moreMail) {

    private static final int NEWEST = 5;
    private static final Map<String, String> FIELDS =
            Map.of("email", "your e-mail address", "name", "your name", "locale", "your language");

    /** What it is, and since or until when. */
    public record Line(String what, String when) {}

    static ElsewhereView of(Elsewhere elsewhere) {
        List<JsonNode> sent = items(elsewhere.mail(), "campaigns").toList();
        return new ElsewhereView(
                elsewhere.preferences().isPresent(),
                items(elsewhere.preferences(), "topics")
                        .filter(topic -> topic.path("optedIn").asBoolean())
                        .map(topic -> new Line(text(topic, "name"), "Since " + time(topic, "since")))
                        .toList(),
                elsewhere.sharing().isPresent(),
                items(elsewhere.sharing(), "sharing").map(ElsewhereView::shared).toList(),
                elsewhere.mail().isPresent(),
                sent.stream()
                        .limit(NEWEST)
                        .map(mail -> new Line(text(mail, "subject"), time(mail, "at")))
                        .toList(),
                Math.max(0, sent.size() - NEWEST));
    }

    private static Line shared(JsonNode yes) {
        String gave = yes.path("times").asInt() == 0
                ? "Nothing has left yet."
                : "Got " + String.join(", ", texts(yes.path("fields"))) + ", last on " + time(yes, "lastSharedAt")
                        + ".";
        String ended = yes.hasNonNull("withdrawnAt")
                ? " You took that back on " + time(yes, "withdrawnAt") + ", and they were told to forget you."
                : "";
        return new Line(text(yes, "name"), "You said yes on " + time(yes, "consentedAt") + ". " + gave + ended);
    }

    private static Stream<JsonNode> items(Optional<JsonNode> part, String list) {
        return part.stream().flatMap(node -> stream(node.path(list)));
    }

    private static List<String> texts(JsonNode list) {
        return stream(list)
                .map(field -> FIELDS.getOrDefault(field.asText(), field.asText()))
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText();
    }

    private static String time(JsonNode node, String member) {
        return node.hasNonNull(member) ? AccountView.time(Instant.parse(text(node, member))) : "the beginning";
    }
}
