package org.tocsin.mailing.inbound.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.inbound.InboundSettings;
import org.tocsin.mailing.inbound.receiving.Addressees;
import org.tocsin.mailing.inbound.receiving.Arrival;
import org.tocsin.mailing.inbound.receiving.ReceiveMail;

/** Listens while the service runs. On the way down it takes no more mail and finishes what it is taking. */
@ApplicationScoped
public class SmtpListener {

    private static final Logger LOG = Logger.getLogger(SmtpListener.class);

    /** Shorter than what is left before a supervisor kills; a message cut off stays with its sender. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(8);

    private final OpenDoors doors = new OpenDoors();
    private final SMTPServer server;

    SmtpListener(InboundSettings settings, PublisherSettings publisher, Addressees addressees, ReceiveMail receive) {
        int largest = Math.toIntExact(settings.largestMessage().asLongValue());
        this.server = SMTPServer.port(settings.port())
                .bindAddress(address(settings))
                .hostName(publisher.replyDomain())
                .softwareName("Tocsin")
                .maxMessageSize(largest)
                .maxRecipients(settings.mostRecipients())
                .maxConnections(settings.mostConnections())
                .connectionTimeoutMs(Math.toIntExact(settings.patience().toMillis()))
                // The same message must be the same octets each time it is handed in.
                .insertReceivedHeaders(false)
                .messageHandlerFactory(
                        context -> new Conversation(addressees, receive, doors, largest, arrival(context), ((Session)
                                context)::resetMailTransaction))
                .build();
    }

    /** The port that is really listened on, once started. */
    public int port() {
        return server.getPortAllocated();
    }

    public boolean isListening() {
        return server.isRunning();
    }

    void start(@Observes StartupEvent event) {
        server.start();
        LOG.infof("Inbound mail is taken on port %d", port());
    }

    void stop(@Observes ShutdownEvent event) {
        doors.closeAndWait(LONGEST_GOODBYE);
        server.stop();
    }

    private static Arrival arrival(MessageContext context) {
        return context.getRemoteAddress() instanceof InetSocketAddress peer
                ? Arrival.from(Arrival.Way.SMTP, peer.getAddress().getHostAddress())
                : Arrival.fetched(Arrival.Way.SMTP);
    }

    private static Optional<InetAddress> address(InboundSettings settings) {
        try {
            return settings.address().isEmpty()
                    ? Optional.empty()
                    : Optional.of(InetAddress.getByName(settings.address().get()));
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(
                    "tocsin.inbound.address names no address of this machine: "
                            + settings.address().get(),
                    unknown);
        }
    }
}
