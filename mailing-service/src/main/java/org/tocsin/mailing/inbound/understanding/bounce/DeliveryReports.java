package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.tocsin.mailing.inbound.message.Part;
import org.tocsin.mailing.inbound.understanding.FailedRecipient;
import org.tocsin.mailing.inbound.understanding.Grade;
import org.tocsin.mailing.inbound.understanding.Letter;
import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.Reading;
import org.tocsin.mailing.inbound.understanding.Understood;

/** Delivery status notifications in the standard form (RFC 3464, RFC 6533), graded per recipient. */
public final class DeliveryReports implements Reading {

    private static final Set<String> ARRIVED = Set.of("delivered", "relayed", "expanded", "deliverable");

    private static final int ONE_SENTENCE = 200;

    /** A mail of ours has one; more come from whoever wants to keep us busy. */
    private static final int MOST_RECIPIENTS = 50;

    private final DeliveryRules rules;

    public DeliveryReports(DeliveryRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<Understood> read(Letter letter) {
        List<StatusBlock> blocks = letter.mail()
                .ownParts()
                .filter(part -> part.mediaType().matches("message/(global-)?delivery-status"))
                .flatMap(part -> StatusBlock.in(part.text()).stream())
                .limit(MOST_RECIPIENTS)
                .toList();
        return blocks.isEmpty() ? Optional.empty() : Optional.of(meaning(blocks, explanation(letter)));
    }

    private Understood meaning(List<StatusBlock> blocks, String explanation) {
        List<FailedRecipient> failed = blocks.stream()
                .filter(block ->
                        !ARRIVED.contains(block.action()) && !block.action().equals("delayed"))
                .map(block -> grade(block, explanation))
                .toList();
        if (!failed.isEmpty()) {
            return new Understood(new Meaning.Bounce(failed), "A delivery report (RFC 3464) says: " + reasons(failed));
        }
        List<FailedRecipient> delayed = blocks.stream()
                .filter(block -> block.action().equals("delayed"))
                .map(block -> grade(block, explanation))
                .toList();
        return delayed.isEmpty()
                ? new Understood(
                        new Meaning.Receipt(Meaning.Receipt.Event.DELIVERED),
                        "A delivery report (RFC 3464) says that it arrived.")
                : new Understood(
                        new Meaning.Delay(delayed), "A delivery report (RFC 3464) says that it is not there yet.");
    }

    private FailedRecipient grade(StatusBlock block, String explanation) {
        Diagnosis own = Diagnosis.of(block.field("status"), block.field("diagnostic-code"), explanation);
        FailedRecipient graded = rules.byWords(own).orElseGet(() -> rules.grade(widened(block, own, explanation)));
        // A sentence of the system's own; longer ones repeat the code's words among advice about other reasons.
        return graded.grade() == Grade.HARD && explanation.length() < ONE_SENTENCE
                ? rules.onlyPassingReason(Diagnosis.of("", explanation)).orElse(graded)
                : graded;
    }

    /** With what the report tells people, where what it tells machines leaves the reason open. */
    private static Diagnosis widened(StatusBlock block, Diagnosis own, String explanation) {
        boolean open = own.status().isEmpty() || own.status().endsWith(".0.0");
        return open ? Diagnosis.of(own.status(), block.field("diagnostic-code") + " " + explanation) : own;
    }

    /** What the report tells people, without the subject of the mail that it is about. */
    private static String explanation(Letter letter) {
        String told = letter.mail()
                .ownParts()
                .filter(part ->
                        part.mediaType().equals("text/plain") && part.parts().isEmpty())
                .map(Part::text)
                .findFirst()
                .orElse("");
        return OwnTitles.of(letter).removedFrom(told);
    }

    static String reasons(List<FailedRecipient> failed) {
        return String.join(
                "; ", failed.stream().map(FailedRecipient::inWords).distinct().toList());
    }
}
