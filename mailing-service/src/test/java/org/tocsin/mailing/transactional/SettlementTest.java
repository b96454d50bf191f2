package org.tocsin.mailing.transactional;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import org.junit.jupiter.api.Test;

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
    void aRelayThatWasNeverReachedIsDeferred() {
        assertEquals(Outcome.deferred(), TransactionalRelay.outcome(new ConnectException("Connection refused")));
        assertEquals(Outcome.deferred(), TransactionalRelay.outcome(new UnknownHostException("relay")));
    }

    @Test
    void aConversationThatBrokeOffIsUncertain() {
        assertEquals(Outcome.uncertain(), TransactionalRelay.outcome(new SocketException("Connection reset")));
        assertEquals(Outcome.uncertain(), TransactionalRelay.outcome(new NoStackTraceThrowable("closed")));
    }

    @Test
    void aNegativeReplySpeaksForItself() {
        assertEquals(Outcome.ofReply(421), TransactionalRelay.outcome(reply(421)));
        assertEquals(Outcome.ofReply(554), TransactionalRelay.outcome(reply(554)));
    }

    private static SMTPException reply(int code) {
        return new SMTPException("no", code, List.of("no"), false);
    }

    private static MailState state(MailKind kind, Outcome outcome) {
        return Settlement.of(kind, 1, outcome).state();
    }

    private static Duration pause(int attempt) {
        return Settlement.of(MailKind.CONFIRMATION, attempt, Outcome.deferred()).pause();
    }
}
