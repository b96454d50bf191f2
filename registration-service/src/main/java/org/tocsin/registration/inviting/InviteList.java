package org.tocsin.registration.inviting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.registration.signup.Fault;
import org.tocsin.registration.signup.SignUpRules;
import org.tocsin.registration.signup.Verdict;

/** Goes through a part of a list. A line that is faulty stops no other. */
@ApplicationScoped
class InviteList {

    private static final String UNREADABLE = "not one address with, at most, a name and a language after it";
    private static final String NOT_TO_BE_SENT =
            "has been here before, or was written to lately: a list changes nothing for them";

    private final SignUpRules rules;
    private final Invite invite;

    InviteList(SignUpRules rules, Invite invite) {
        this.rules = rules;
        this.invite = invite;
    }

    /** What became of a part of a list. */
    record Outcome(int invited, List<Refused> refused) {}

    /** A line that nobody was written to for: its number in the whole list, and why, without what it says. */
    record Refused(int line, String reason) {}

    /** @param first the number of the first of the lines in the whole list */
    Outcome invite(List<String> lines, int first, List<String> topics) {
        List<Refused> refused = new ArrayList<>();
        int invited = 0;
        for (int place = 0; place < lines.size(); place++) {
            Optional<ListLine> line = ListLine.read(lines.get(place));
            if (line.filter(ListLine::isHeading).isEmpty() && !lines.get(place).isBlank()) {
                Optional<String> reason =
                        line.map(read -> refusal(read, topics)).orElse(Optional.of(UNREADABLE));
                int number = first + place;
                reason.ifPresent(why -> refused.add(new Refused(number, why)));
                invited += reason.isEmpty() ? 1 : 0;
            }
        }
        return new Outcome(invited, refused);
    }

    /** Why nobody was written to; empty when somebody was. */
    private Optional<String> refusal(ListLine line, List<String> topics) {
        Verdict verdict = rules.check(line.asking(topics));
        if (verdict instanceof Verdict.Refused refused) {
            Fault fault = refused.faults().get(0);
            return Optional.of(fault.field() + ": " + fault.message());
        }
        boolean invited = invite.invite(((Verdict.Accepted) verdict).signUp());
        return invited ? Optional.empty() : Optional.of(NOT_TO_BE_SENT);
    }
}
