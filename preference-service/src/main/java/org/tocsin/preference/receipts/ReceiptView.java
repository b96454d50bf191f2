package org.tocsin.preference.receipts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A receipt in words.
 *
 * @param said what the person decided
 */
public record ReceiptView(
        long number,
        String said,
        String description,
        String when,
        String how,
        List<String> recipients,
        Receipt receipt) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);

    private static final Map<String, String> WAYS = Map.ofEntries(
            Map.entry("form", "on the sign-up page, confirmed from your mailbox"),
            Map.entry("api", "by a program, confirmed from your mailbox"),
            Map.entry("invitation", "by the letter to an address of a list, confirmed from your mailbox"),
            Map.entry("link", "on the page behind the link in a mail"),
            Map.entry("one-click", "by your mail program's button"),
            Map.entry("preferences", "on your preferences, signed in"),
            Map.entry("page-undo", "by Undo, right after the change before"),
            Map.entry("mail-undo", "by the link in the mail that told you of leaving"),
            Map.entry("reply", "by replying to a mail"),
            Map.entry("mailto", "by a mail to the address for leaving"),
            Map.entry("bounce", "not by you: mail to your address came back"),
            Map.entry("complaint", "by calling a mail spam"),
            Map.entry("import", "by a list of people who had left before"),
            Map.entry("operator", "by us, because you asked us to"),
            Map.entry("policy-change", "not by you: the text that you agreed to no longer holds"));

    static ReceiptView of(Receipt receipt) {
        boolean given = receipt.event().state().equals("given");
        String name = receipt.processing().name();
        String said = receipt.processing().purposeType().equals("topic")
                ? (given ? "Yes to mail: " : "No more mail: ") + name
                : (given ? "Yes to sharing your data with " : "No more sharing of your data with ") + name;
        return new ReceiptView(
                receipt.recordId(),
                said,
                given ? receipt.processing().description() : "",
                time(receipt.event().time()),
                WAYS.getOrDefault(receipt.event().way(), receipt.event().way()),
                given ? receipt.processing().recipients() : List.of(),
                receipt);
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Whether the text is a version of the privacy policy, which has a page of its own. */
    public boolean isPolicy() {
        String version = receipt.notice().version();
        return receipt.notice().text().isEmpty() && !version.equals("none");
    }

    public boolean hasText() {
        return receipt.notice().text().isPresent();
    }
}
