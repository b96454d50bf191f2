package org.tocsin.mailing.inbound.smtp;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.subethamail.smtp.server.SMTPServer;

import org.tocsin.mailing.inbound.InboundSettings;
import org.tocsin.mailing.inbound.receiving.Arrival;

/** Listens while the service runs. On the way down it takes no more mail and finishes what it is taking. */
@ApplicationScoped
public class SmtpListener {

    private static final Logger LOG = Logger.getLogger(SmtpListener.class);

    /** Shorter than what is left before a supervisor kills; a message cut off stays with its sender. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(8);

    private final OpenDoors doors = new OpenDoors();
    private final SMTPServer server;
    private final Optional<SMTPServer> lmtp;

    SmtpListener(InboundSettings settings, MailServers servers) {
        server = servers.build(Arrival.Way.SMTP, settings.port(), doors);
        lmtp = settings.lmtpPort().stream()
                .mapToObj(port -> servers.build(Arrival.Way.LMTP, port, doors))
                .findFirst();
    }

    /** The port that is really listened on, once started. */
    public int port() {
        return server.getPortAllocated();
    }

    /** The same for LMTP, where it is spoken. */
    public Optional<Integer> lmtpPort() {
        return lmtp.map(SMTPServer::getPortAllocated);
    }

    public boolean isListening() {
        return server.isRunning() && lmtp.map(SMTPServer::isRunning).orElse(true);
    }

    void start(@Observes StartupEvent event) {
        server.start();
        LOG.infof("Inbound mail is taken on port %d", port());
        lmtp.ifPresent(second -> {
            second.start();
            LOG.infof("Inbound mail is taken by LMTP on port %d", second.getPortAllocated());
        });
    }

    void stop(@Observes ShutdownEvent event) {
        doors.closeAndWait(LONGEST_GOODBYE);
        server.stop();
        lmtp.ifPresent(SMTPServer::stop);
    }
}
