package org.tocsin.registration.signup;

import java.util.List;

/** What was typed, before anybody looked at it; what was left out is an empty text or an empty list. */
public record Submission(String email, String name, String locale, List<String> topics, List<String> sponsors) {

    public static final Submission BLANK = new Submission("", "", "", List.of(), List.of());

    public Submission {
        topics = List.copyOf(topics);
        sponsors = List.copyOf(sponsors);
    }
}
