package org.tocsin.mailing.staff;

import java.util.List;
import java.util.Objects;

import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** Why somebody needs to see personal data, in 3 to 300 characters; the reader reads it. */
public record Reason(String text) {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 300;

    /** @throws ProblemException 400 when it is missing, too long, or not one line */
    public Reason {
        text = Objects.requireNonNullElse(text, "").strip();
        if (text.length() < SHORTEST || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    400,
                    "Why do you need to see it?",
                    "Write the reason in 3 to 300 characters: the reader will read it.",
                    List.of(new FieldError("reason", "3 to 300 characters, in one line")));
        }
    }
}
