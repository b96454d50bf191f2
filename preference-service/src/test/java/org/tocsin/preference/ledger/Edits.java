package org.tocsin.preference.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Decision.Verdict;

/** What somebody could do to a ledger whose end is anchored; some of it with the hashes of all later rows made right. */
final class Edits {

    private Edits() {}

    static List<ConsentEntry> random(List<ConsentEntry> ledger, Random random) {
        List<ConsentEntry> edited = new ArrayList<>(ledger);
        int row = random.nextInt(ledger.size() - 1);
        switch (random.nextInt(8)) {
            case 0 -> edited.remove(row);
            case 1 -> Collections.swap(edited, row, row + 1);
            case 2 -> edited.add(row, edited.get(random.nextInt(ledger.size())));
            case 3 -> edited.subList(row, edited.size()).clear();
            case 4 -> edited.set(row, turned(edited.get(row)));
            case 5 -> edited.set(row, VerificationTest.resealed(turned(edited.get(row))));
            case 6 -> edited.set(row, givenTo(new UUID(9, random.nextLong()), edited.get(row)));
            default -> rewriteFrom(row, edited);
        }
        return edited;
    }

    private static ConsentEntry turned(ConsentEntry row) {
        Verdict other = row.decision().optsIn() ? Verdict.OPT_OUT : Verdict.OPT_IN;
        return with(
                row,
                new Decision(row.decision().purpose(), other, row.decision().act()),
                row.subject());
    }

    private static ConsentEntry givenTo(UUID subject, ConsentEntry row) {
        return with(row, row.decision(), subject);
    }

    private static ConsentEntry with(ConsentEntry row, Decision decision, UUID subject) {
        return new ConsentEntry(row.sequence(), subject, decision, row.recordedAt(), row.previous(), row.hash());
    }

    /** Dates a decision back and makes the whole rest of the chain fit. */
    private static void rewriteFrom(int first, List<ConsentEntry> edited) {
        ConsentEntry dated = edited.get(first);
        Act act = dated.decision().act();
        Instant earlier = act.at().minusSeconds(3600);
        Decision backdated = new Decision(
                dated.decision().purpose(),
                dated.decision().verdict(),
                new Act(earlier, act.way(), act.wording(), act.cause()));
        Head head = new Head(dated.sequence() - 1, dated.previous());
        for (int row = first; row < edited.size(); row++) {
            ConsentEntry old = edited.get(row);
            Decision decision = row == first ? backdated : old.decision();
            edited.set(row, ConsentEntry.after(head, old.subject(), decision, old.recordedAt()));
            head = edited.get(row).head();
        }
    }
}
