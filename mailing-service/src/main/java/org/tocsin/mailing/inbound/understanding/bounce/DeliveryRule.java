package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.List;

import org.tocsin.mailing.inbound.understanding.FailedRecipient;
import org.tocsin.mailing.inbound.understanding.Grade;
import org.tocsin.mailing.inbound.understanding.words.Phrase;

/**
 * One section of the table: a reason for which mail does not arrive, and how to know it.
 *
 * @param doubtful whether it is believed only of a recipient that was refused at once
 */
record DeliveryRule(Grade grade, boolean doubtful, String reason, List<String> statuses, List<Phrase> phrases) {

    /** The recipient graded, once this rule knows the reason. */
    FailedRecipient judge(Diagnosis diagnosis) {
        if (grade == Grade.HARD && diagnosis.isTemporary()) {
            return new FailedRecipient(Grade.SOFT, diagnosis.status(), reason + ", but that may pass");
        }
        if (doubtful && diagnosis.afterMessage() && !diagnosis.namesTheAddress()) {
            return new FailedRecipient(Grade.SOFT, diagnosis.status(), reason + ", or so a filter says");
        }
        return new FailedRecipient(grade, diagnosis.status(), reason);
    }

    boolean knowsStatus(String status) {
        return statuses.stream()
                .anyMatch(known -> known.endsWith("*")
                        ? status.startsWith(known.substring(0, known.length() - 1))
                        : status.equals(known));
    }

    boolean knowsWords(String text) {
        return phrases.stream().anyMatch(phrase -> phrase.isIn(text));
    }
}
