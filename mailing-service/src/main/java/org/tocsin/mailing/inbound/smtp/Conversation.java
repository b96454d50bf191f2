package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.jboss.logging.Logger;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.io.DotUnstuffingInputStream;
import org.subethamail.smtp.server.Session;

import org.tocsin.mailing.inbound.receiving.Addressee;
import org.tocsin.mailing.inbound.receiving.Addressees;
import org.tocsin.mailing.inbound.receiving.Arrival;
import org.tocsin.mailing.inbound.receiving.Delivered;
import org.tocsin.mailing.inbound.receiving.ReceiveMail;

/** One message from MAIL to the final dot. Its 250 is sent after everything that follows from it is committed. */
final class Conversation implements MessageHandler {

    private static final Logger LOG = Logger.getLogger(Conversation.class);

    private final Addressees addressees;
    private final ReceiveMail receive;
    private final OpenDoors doors;
    private final int largest;
    private final Arrival.Way way;
    private final PeerLimits limits;
    private final Session session;
    private final List<Addressee> recipients = new ArrayList<>();
    private String returnPath = "";

    Conversation(
            Addressees addressees,
            ReceiveMail receive,
            OpenDoors doors,
            int largest,
            Arrival.Way way,
            PeerLimits limits,
            Session session) {
        this.addressees = addressees;
        this.receive = receive;
        this.doors = doors;
        this.largest = largest;
        this.way = way;
        this.limits = limits;
        this.session = session;
    }

    @Override
    public void from(String sender) throws RejectException {
        if (!limits.mayBegin(session.getRemoteAddress().getAddress())) {
            throw new RejectException(451, "4.7.0 Too many messages from you in this minute, please come again");
        }
        returnPath = sender;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        recipients.add(addressees
                .find(recipient)
                .orElseThrow(() -> new RejectException(
                        550, "5.1.1 No such address here; to leave, use the link in the mail you received")));
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        if (!doors.enter()) {
            WireMessage.discard(data, largest);
            throw refusal(421, "4.3.2 This server is stopping, please come again");
        }
        try {
            return take(read(data));
        } catch (RejectException refused) {
            // The library would keep the envelope; RFC 5321 section 4.1.1.4 clears it, whatever the outcome.
            session.resetMailTransaction();
            throw refused;
        } finally {
            doors.leave();
        }
    }

    @Override
    public void done() {}

    private byte[] read(InputStream data) throws RejectException, IOException {
        try {
            return WireMessage.read(data, largest, data instanceof DotUnstuffingInputStream);
        } catch (RejectException refused) {
            throw refusal(refused.getCode(), refused.getMessage());
        }
    }

    private String take(byte[] raw) throws RejectException, IOException {
        try {
            receive.receive(new Delivered(returnPath, List.copyOf(recipients), raw, arrival()));
            return replyToAllButOne(250, "2.0.0 Taken");
        } catch (RuntimeException failed) {
            // Whatever it was: the sender keeps the message and comes again, so nothing is lost.
            LOG.error("A message that came in could not be written down; its sender was asked to come again", failed);
            throw refusal(451, "4.3.0 Cannot take it now, please come again");
        }
    }

    private Arrival arrival() {
        return new Arrival(way, session.getRemoteAddress().getAddress().getHostAddress());
    }

    private RejectException refusal(int code, String text) throws IOException {
        return new RejectException(code, replyToAllButOne(code, text));
    }

    /** LMTP has a reply for every recipient (RFC 2033 section 4.2); the library sends the last. */
    private String replyToAllButOne(int code, String text) throws IOException {
        int more = way == Arrival.Way.LMTP ? recipients.size() - 1 : 0;
        for (int i = 0; i < more; i++) {
            session.sendResponse(code + " " + text);
        }
        return text;
    }
}
