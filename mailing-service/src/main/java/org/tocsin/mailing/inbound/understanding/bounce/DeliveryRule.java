package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.List;

import org.tocsin.mailing.inbound.understanding.FailedRecipient;
import org.tocsin.mailing.inbound.understanding.Grade;

/**
 * One section of the table: a reason for which mail does not arrive, and how to know it.
 *
 * @param doubtful whether it is believed only of a recipient that was refused at once
 */
record DeliveryRule(Grade grade, boolean doubtful, String reason, List<String> statuses, List<String> phrases) {

    /** How far apart the two sides of a {@code *} may be, in characters. */
    private static final int WIDEST_GAP = 80;

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
        return phrases.stream().anyMatch(phrase -> contains(text, phrase.split("\\*", -1)));
    }

    private static boolean contains(String text, String[] pieces) {
        for (int at = text.indexOf(pieces[0]); at >= 0; at = text.indexOf(pieces[0], at + 1)) {
            if (startsWord(text, at) && followed(text, at + pieces[0].length(), pieces)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at) > 0x2000;
    }

    private static boolean followed(String text, int from, String[] pieces) {
        int end = from;
        for (int i = 1; i < pieces.length; i++) {
            int next = text.substring(end, Math.min(text.length(), end + WIDEST_GAP + pieces[i].length()))
                    .indexOf(pieces[i]);
            if (next < 0) {
                return false;
            }
            end += next + pieces[i].length();
        }
        return true;
    }
}
