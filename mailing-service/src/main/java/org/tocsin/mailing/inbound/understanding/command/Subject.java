package org.tocsin.mailing.inbound.understanding.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.tocsin.mailing.inbound.understanding.words.Words;

/**
 * A subject without what mail programs put in front of it.
 *
 * @param text in the form of {@link Words#plain}
 * @param reply whether a prefix said that this is an answer
 * @param forwarded whether a prefix said that this is a copy of somebody else's message
 */
public record Subject(String text, boolean reply, boolean forwarded) {

    private static final Pattern REPLY = prefix(
            "re|aw|antw|antwort|sv|vs|va|odp|r|res|ref|rif|atb|ynt|yan|cevap|bls|pd odp|betr|betreft|antwoord|rép|resp|risp|réf|"
                    + "回复|回覆|答复|答覆|返信|回信|답장|회신|השב|תשובה|תגובה|απ|σχετ|на|отв|ответ|відп|вiдп|رد|ตอบ|ตอบกลับ|balas|tl|odg|ats|betreff|trả lời|відповідь|одговор|отговор|odgovor|odpověď|odpoveď|vastus|atbilde|atsakymas|svar|回應|पुनः|پاسخ|jawab|antw op");

    private static final Pattern FORWARD = prefix(
            "fwd?|wg|tr|rv|enc|i|vl|vb|vs fwd|pd|tov|trs|ilt|doorst|inoltra|inoltro|reenv|転送|转发|轉寄|轉發|전달|הועבר|πρθ|إعادة توجيه|пер|переслано|lu");
    private static final Pattern TAG = Pattern.compile(
            "^\\s*(\\[[^\\]]{0,80}\\]|\\{[^}]{0,40}\\}|subject\\s?:|\\*{2,}[^*]{1,40}\\*{2,}|\\((ext|external)\\)|(external|extern|ext|spam)\\s*:)\\s*(?=\\S)");

    public static Subject of(String subject) {
        String text = Words.plain(subject).strip();
        boolean reply = false;
        boolean forwarded = false;
        Optional<Matcher> found = front(text);
        while (found.isPresent()) {
            reply |= found.get().pattern() == REPLY;
            forwarded |= found.get().pattern() == FORWARD;
            text = text.substring(found.get().end()).strip();
            found = front(text);
        }
        return new Subject(text, reply, forwarded);
    }

    private static Optional<Matcher> front(String text) {
        return Stream.of(REPLY, FORWARD, TAG)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .findFirst();
    }

    /** With the counters that some programs add: {@code Re[2]:}, {@code Re(3):}, {@code Re^2:}, {@code Re*2:}. */
    private static Pattern prefix(String words) {
        return Pattern.compile("^(" + Words.plain(words) + ")\\.?\\s?([\\[(^*]?\\d{1,3}[\\])]?)?\\s*:");
    }
}
