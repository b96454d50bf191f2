package org.tocsin.mailing.transactional;

import java.util.Arrays;

import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.MailRequest;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.events.wire.ReceiptMail;
import org.tocsin.events.wire.SignInMail;

/** The kinds of transactional mail, and what each promises. */
enum MailKind {
    CONFIRMATION("confirmation", ConfirmationMail.class, true),
    SIGN_IN("sign-in", SignInMail.class, true),
    ACCOUNT("account", AccountMail.class, true),
    RECEIPT("receipt", ReceiptMail.class, true),
    OPT_OUT_ACKNOWLEDGEMENT("opt-out-acknowledgement", OptOutAcknowledgement.class, false),
    LEAVE_QUESTION("leave-question", LeaveQuestion.class, true),
    WAY_BACK("way-back", WayBack.class, false),
    DELIVERY_PROBE("delivery-probe", DeliveryProbe.class, false),
    FORWARDED_REPLY("forwarded-reply", ForwardedReply.class, true),
    PUBLISHER_ANSWER("publisher-answer", PublisherAnswer.class, true);

    private final String word;
    private final Class<? extends MailRequest> request;
    private final boolean sentAgainWhenUncertain;

    MailKind(String word, Class<? extends MailRequest> request, boolean sentAgainWhenUncertain) {
        this.word = word;
        this.request = request;
        this.sentAgainWhenUncertain = sentAgainWhenUncertain;
    }

    static MailKind of(MailRequest request) {
        return Arrays.stream(values())
                .filter(kind -> kind.request.isInstance(request))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind for " + request.getClass()));
    }

    static MailKind ofWord(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind " + word));
    }

    /** As the ledger and the metrics call it. */
    String word() {
        return word;
    }

    Class<? extends MailRequest> request() {
        return request;
    }

    boolean sentAgainWhenUncertain() {
        return sentAgainWhenUncertain;
    }
}
