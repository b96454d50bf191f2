package org.tocsin.mailing.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.tocsin.mailing.TopicNames;
import org.tocsin.mailing.history.MailHistory.LetterSent;
import org.tocsin.mailing.history.MailHistory.Received;
import org.tocsin.mailing.history.MailHistory.Sent;

/**
 * The reader's mail, in words.
 *
 * @param more how many campaigns are not on the page, but in the file
 */
record MyMailView(String session, List<Line> campaigns, int more, List<Line> letters, List<Line> received) {

    private static final int SHOWN = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /** What it was, when, and what became of it. */
    record Line(String what, String when, String outcome) {}

    static MyMailView of(MailHistory history, String session, TopicNames topics) {
        return new MyMailView(
                session,
                history.campaigns().stream()
                        .limit(SHOWN)
                        .map(sent -> campaign(sent, topics))
                        .toList(),
                Math.max(0, history.campaigns().size() - SHOWN),
                history.letters().stream().map(MyMailView::letter).toList(),
                history.received().stream().map(MyMailView::received).toList());
    }

    private static Line campaign(Sent sent, TopicNames topics) {
        return new Line(sent.subject(), time(sent.at()), topics.of(sent.topic()) + ", " + outcome(sent.state()));
    }

    private static Line letter(LetterSent letter) {
        String what =
                switch (letter.kind()) {
                    case "confirmation" -> "The link to confirm your subscription";
                    case "sign-in" -> "A link to sign in";
                    case "account" -> "A letter about your data";
                    case "opt-out-acknowledgement" -> "The acknowledgement of an opt-out";
                    default -> "A letter about your mail";
                };
        return new Line(what, time(letter.finishedAt().orElse(letter.requestedAt())), outcome(letter.state()));
    }

    private static Line received(Received received) {
        return new Line(
                "Understood as: " + received.meaning().replace('-', ' '),
                time(received.at()),
                received.effect().replace('-', ' '));
    }

    private static String outcome(String state) {
        return switch (state) {
            case "accepted" -> "sent";
            case "refused" -> "refused by your mail server";
            case "suppressed" -> "not sent, since you did not want it";
            case "uncertain" -> "sent, perhaps twice or not at all";
            case "expired" -> "given up, since it came too late";
            case "cancelled" -> "not sent, since it was called off";
            default -> "on its way";
        };
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
