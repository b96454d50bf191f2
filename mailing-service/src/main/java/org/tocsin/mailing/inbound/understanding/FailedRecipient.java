package org.tocsin.mailing.inbound.understanding;

import java.util.Locale;

/**
 * One recipient that a report names.
 *
 * @param status the enhanced status code (RFC 3463), or empty
 * @param reason the rule that graded it, in words
 */
public record FailedRecipient(Grade grade, String status, String reason) {

    public String inWords() {
        String code = status.isEmpty() ? "" : " (" + status + ")";
        return grade.name().toLowerCase(Locale.ROOT) + ", " + reason + code;
    }
}
