package org.tocsin.mailing.inbound.smtp;

import java.net.InetAddress;
import java.net.SocketException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** What one address may take of us: connections at a time, and messages in a minute. */
final class PeerLimits implements SessionHandler {

    private static final int MOST_REMEMBERED = 10_000;

    private final int connections;
    private final int messages;
    private final Clock clock;
    private final Map<InetAddress, Integer> open = new HashMap<>();
    private final Map<InetAddress, Integer> thisMinute = new HashMap<>();
    private long minute;

    PeerLimits(int connections, int messages, Clock clock) {
        this.connections = connections;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public synchronized SessionAcceptance accept(Session session) {
        InetAddress peer = session.getRemoteAddress().getAddress();
        if (open.getOrDefault(peer, 0) >= connections) {
            return SessionAcceptance.failure(421, "4.7.0 Too many connections from you, please come again");
        }
        if (!answersAtOnce(session)) {
            return SessionAcceptance.failure(421, "4.7.0 The connection is gone");
        }
        open.merge(peer, 1, Integer::sum);
        return SessionAcceptance.success();
    }

    /** Replies to commands that came in one go are written one by one; each would wait for the last one's delayed acknowledgement. */
    private static boolean answersAtOnce(Session session) {
        try {
            session.getSocket().setTcpNoDelay(true);
            return true;
        } catch (SocketException gone) {
            return false;
        }
    }

    @Override
    public synchronized void onSessionEnd(Session session) {
        open.computeIfPresent(session.getRemoteAddress().getAddress(), (peer, count) -> count > 1 ? count - 1 : null);
    }

    /** Counts a message, and says whether it is still within the bounds of this minute. */
    synchronized boolean mayBegin(InetAddress peer) {
        long now = clock.millis() / 60_000;
        if (now != minute || thisMinute.size() > MOST_REMEMBERED) {
            minute = now;
            thisMinute.clear();
        }
        return thisMinute.merge(peer, 1, Integer::sum) <= messages;
    }
}
