package org.tocsin.mailing.inbound.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines a person wrote above what they quoted: no quotation, no original message, no signature. */
public record WrittenText(List<String> lines) {

    private static final int MOST_LINES = 200;
    private static final Pattern QUOTED = Pattern.compile("^\\s*[>|].*");
    private static final Pattern ORIGINAL = Pattern.compile(
            "(?i)^\\s*(-{4,}+|-{2,}+[^-]{1,60}+-{2,}+|_{5,}+|\\*?(from|von|de|da|från|fra|van|od|от|kimden|发件人|差出人)\\*?\\s?:.{1,300})\\s*$");
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "(?i)^\\s*\\S.{0,300}(wrote|schrieb|écrit|escribió|ha scritto|escreveu|skrev|writes|schreef"
                    + "|napisał|kirjoitti|написал|написав|пише|пишет|yazdı|写道|寫道|のメッセージ|έγραψε|napsal|napísal|ezt írta|a scris|написа|napisa|님이 작성|kirjutas|rakstīja|rašė|va escriure|menulis|đã viết|เขียนว่า|كتب|כתב|ने लिखा)\\S{0,40}.{0,40}[:：]\\s*$");
    private static final int LONGEST_ATTRIBUTION = 3;
    private static final int LONGEST_NAME = 240;
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?i)^(-- ?|(sent from|get outlook for|gesendet von|envoyé de|enviado desde|inviato da) .{1,60})$");

    static WrittenText of(Mail mail) {
        String text = plain(mail).or(() -> html(mail)).orElse("");
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R", MOST_LINES)) {
            String readable = line.length() > 2_000 ? line.substring(0, 2_000) : line;
            if (ends(readable)) {
                break;
            }
            if (QUOTED.matcher(readable).matches()) {
                dropAttribution(lines);
            } else {
                lines.add(readable.strip());
            }
        }
        return new WrittenText(withoutBlankEnds(lines));
    }

    /** The first line that is not blank; empty when nothing was written. */
    public String firstLine() {
        return lines.isEmpty() ? "" : lines.get(0);
    }

    /** Whether the first line stands alone, as a paragraph of its own or as all there is. */
    public boolean firstLineStandsAlone() {
        return lines.size() == 1 || (lines.size() > 1 && lines.get(1).isEmpty());
    }

    public String text() {
        return String.join("\n", lines);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** In whatever language: what stands above a quotation, names somebody and ends with a colon, says who wrote that. */
    private static void dropAttribution(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isEmpty()) {
            end--;
        }
        int start = end;
        while (start > 0
                && end - start < LONGEST_ATTRIBUTION
                && !lines.get(start - 1).isEmpty()) {
            start--;
        }
        if (namesSomebody(String.join(" ", lines.subList(start, end)))) {
            lines.subList(start, lines.size()).clear();
        }
    }

    private static boolean namesSomebody(String text) {
        boolean introduces = text.endsWith(":") || text.endsWith("：");
        return introduces && text.lastIndexOf('@') > Math.max(0, text.length() - LONGEST_NAME);
    }

    private static boolean ends(String line) {
        return ORIGINAL.matcher(line).matches()
                || ATTRIBUTION.matcher(line).matches()
                || SIGNATURE.matcher(line).find();
    }

    private static Optional<String> plain(Mail mail) {
        return mail.ownParts()
                .filter(part -> part.parts().isEmpty() && part.mediaType().equals("text/plain"))
                .map(Part::text)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static Optional<String> html(Mail mail) {
        return mail.ownParts()
                .filter(part -> part.mediaType().equals("text/html"))
                .map(Part::text)
                .findFirst()
                .map(HtmlText::written);
    }

    private static List<String> withoutBlankEnds(List<String> lines) {
        int first = 0;
        int last = lines.size();
        while (first < last && lines.get(first).isEmpty()) {
            first++;
        }
        while (last > first && lines.get(last - 1).isEmpty()) {
            last--;
        }
        return List.copyOf(lines.subList(first, last));
    }
}
