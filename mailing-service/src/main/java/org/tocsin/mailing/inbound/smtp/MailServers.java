package org.tocsin.mailing.inbound.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.subethamail.smtp.internal.proxy.ProxyProtocolV1V2Handler;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.inbound.InboundSettings;
import org.tocsin.mailing.inbound.receiving.Addressees;
import org.tocsin.mailing.inbound.receiving.Arrival;
import org.tocsin.mailing.inbound.receiving.ReceiveMail;

/** Puts listeners together: one that speaks SMTP, and one that speaks LMTP where it is wanted. */
@ApplicationScoped
class MailServers {

    private final InboundSettings settings;
    private final PublisherSettings publisher;
    private final Addressees addressees;
    private final ReceiveMail receive;
    private final Clock clock;

    MailServers(
            InboundSettings settings,
            PublisherSettings publisher,
            Addressees addressees,
            ReceiveMail receive,
            Clock clock) {
        this.settings = settings;
        this.publisher = publisher;
        this.addressees = addressees;
        this.receive = receive;
        this.clock = clock;
    }

    SMTPServer build(Arrival.Way way, int port, OpenDoors doors) {
        int largest = Math.toIntExact(settings.largestMessage().asLongValue());
        PeerLimits limits = new PeerLimits(settings.mostConnectionsPerPeer(), settings.mostMessagesPerMinute(), clock);
        SMTPServer.Builder builder = SMTPServer.port(port)
                .bindAddress(address())
                .hostName(publisher.replyDomain())
                .softwareName("Tocsin")
                .maxMessageSize(largest)
                .maxRecipients(settings.mostRecipients())
                .maxConnections(settings.mostConnections())
                .connectionTimeoutMs(Math.toIntExact(settings.patience().toMillis()))
                .sessionHandler(limits)
                // The same message must be the same octets each time it is handed in.
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context ->
                        new Conversation(addressees, receive, doors, largest, way, limits, (Session) context));
        if (settings.proxyProtocol() && way == Arrival.Way.SMTP) {
            builder.proxyHandler(ProxyProtocolV1V2Handler.INSTANCE);
        }
        certificate().ifPresent(certificate -> builder.enableTLS().startTlsSocketFactory(certificate.context(), false));
        return greeting(builder.build(), way);
    }

    private static SMTPServer greeting(SMTPServer server, Arrival.Way way) {
        if (way == Arrival.Way.LMTP) {
            server.getCommandHandler().addCommand(new Hello("LHLO"));
            List.of("EHLO", "HELO").forEach(verb -> server.getCommandHandler().addCommand(new NotSpoken(verb)));
        } else {
            server.getCommandHandler().addCommand(new Hello("EHLO"));
        }
        return server;
    }

    private Optional<Certificate> certificate() {
        return settings.tlsCertificate().flatMap(chain -> settings.tlsKey().map(key -> new Certificate(chain, key)));
    }

    private Optional<InetAddress> address() {
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
