package org.tocsin.mailing.studio;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.mailing.delivery.Reach;
import org.tocsin.mailing.staff.Reason;
import org.tocsin.mailing.staff.RecordLook;

/** Says why one reader would not get a campaign. That shows what they chose, so the reader finds among their data who asked. */
@ApplicationScoped
class ExplainCase {

    private static final String WHAT = "whether a mail would reach you, and if not, why";

    private final Reach reach;
    private final RecordLook recordLook;

    ExplainCase(Reach reach, RecordLook recordLook) {
        this.reach = reach;
        this.recordLook = recordLook;
    }

    /** Empty when they would get it. */
    @Transactional
    public Optional<String> objection(UUID campaign, String email, String operator, Reason reason) {
        recordLook.record(reach.readerAt(email), operator, WHAT, reason);
        return reach.objection(campaign, email);
    }
}
