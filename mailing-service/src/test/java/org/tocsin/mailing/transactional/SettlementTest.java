package org.tocsin.mailing.transactional;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.tocsin.mailing.smtp.Outcome.Cause;
import org.tocsin.mailing.smtp.Outcome.Deferred;
import org.tocsin.mailing.smtp.Outcome.Refused;
import org.tocsin.mailing.smtp.Outcome.Uncertain;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SettlementTest {

    @Test
    void whatTheRelayAcceptsOrRefusesIsFinished() {
        assertEquals(MailState.ACCEPTED, state(MailKind.CONFIRMATION, Outcome.accepted()));
        assertEquals(MailState.REFUSED, state(MailKind.CONFIRMATION, Outcome.ofReply(550)));
    }

    @Test
    void aTransientReplyIsDeferredEachTimeForLonger() {
        assertEquals(MailState.DEFERRED, state(MailKind.CONFIRMATION, Outcome.ofReply(451)));
        assertEquals(Duration.ofSeconds(2), pause(1));
        assertEquals(Duration.ofMinutes(15), pause(6));
        assertEquals(Duration.ofMinutes(15), pause(1_000));
    }

    @Test
    void anUncertainConfirmationIsSentAgainAndAnUncertainAcknowledgementIsNot() {
        assertEquals(MailState.DEFERRED, state(MailKind.CONFIRMATION, Outcome.uncertain()));
        assertEquals(MailState.UNCERTAIN, state(MailKind.OPT_OUT_ACKNOWLEDGEMENT, Outcome.uncertain()));
    }

    @Test
    void aConversationThatBrokeOffIsDeferredUntilTheFinalDotAndUncertainAfterIt() {
        assertEquals(
                Outcome.deferred(), TransactionalRelay.outcome(new Deferred("connection lost: reset", Cause.RELAY)));
        assertEquals(Outcome.uncertain(), TransactionalRelay.outcome(new Uncertain("connection lost: reset")));
    }

    @Test
    void aNegativeReplySpeaksForItself() {
        assertEquals(Outcome.ofReply(421), TransactionalRelay.outcome(new Deferred("421 4.3.2 later", Cause.RELAY)));
        assertEquals(Outcome.ofReply(554), TransactionalRelay.outcome(new Refused("554 5.7.1 no")));
    }

    private static MailState state(MailKind kind, Outcome outcome) {
        return Settlement.of(kind, 1, outcome).state();
    }

    private static Duration pause(int attempt) {
        return Settlement.of(MailKind.CONFIRMATION, attempt, Outcome.deferred()).pause();
    }
}
