package org.tocsin.mailing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import org.tocsin.mailing.smtp.Tls;

/** The SMTP relays that take all outgoing mail: one, and others if one is not enough. */
@ConfigMapping(prefix = "tocsin.relay")
public interface RelaySettings {

    /** Name or address of the relay. */
    @WithDefault("localhost")
    String host();

    /** Its port: 25 or 587 at most relays; the default is the local runner's. */
    @WithDefault("3025")
    int port();

    /** Encryption: {@code none}, {@code when-offered}, {@code required} (both STARTTLS) or {@code implicit}. A certificate is always verified. */
    @WithDefault("when-offered")
    Tls tls();

    /** A file of certificates in PEM that are believed instead of those that Java knows, for a relay with a certificate of your own authority. */
    Optional<Path> trustedCertificates();

    /** For a relay that wants a login: by SCRAM-SHA-256, PLAIN or LOGIN, whichever of these it offers first. It goes out over TLS only. */
    Optional<String> user();

    /** Secret. Needed together with the user. */
    Optional<String> password();

    /** A file with an access token of OAuth 2, instead of a password (AUTH XOAUTH2). Read for each connection: something else renews it. */
    Optional<Path> tokenFile();

    /** Its share of the connections, compared with the other relays; 0 is used only while the others are away. */
    @WithDefault("1")
    int weight();

    /** How fast it may be given mail. */
    Pace pace();

    /** Further relays. Each takes its share, and that of any that is away. */
    List<Other> others();

    /** What we call ourselves in EHLO; by default the publisher's domain. Should resolve to our address and back. */
    Optional<String> clientName();

    /** How long to wait for a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How long to wait for a reply; for the one to a whole message, twice as long. A relay that scans content may need more. */
    @WithDefault("30s")
    Duration replyTimeout();

    /** How long a connection may carry nothing before it is closed. Shorter than the relay's own patience. */
    @WithDefault("20s")
    Duration idle();

    /** How long a connection is used before it is opened anew. */
    @WithDefault("5m")
    Duration age();

    /** A further relay. */
    interface Other {

        /** Name or address of the relay. */
        String host();

        /** Its port. */
        @WithDefault("25")
        int port();

        /** As for the first relay. */
        @WithDefault("when-offered")
        Tls tls();

        /** As for the first relay. */
        Optional<Path> trustedCertificates();

        /** As for the first relay. */
        Optional<String> user();

        /** Secret. As for the first relay. */
        Optional<String> password();

        /** As for the first relay. */
        Optional<Path> tokenFile();

        /** As for the first relay. */
        @WithDefault("1")
        int weight();

        /** As for the first relay. */
        Pace pace();
    }

    /** Limits of one relay, for all replicas together: they are counted in the database. None by default, and none costs nothing. */
    interface Pace {

        /** Mails per second, at most. */
        Optional<Double> perSecond();

        /** Alerts per second, at most. */
        Optional<Double> alertsPerSecond();

        /** Newsletter mails per second, at most; less than for all together leaves room for an alert at any moment. */
        Optional<Double> newslettersPerSecond();

        /** Connections for campaigns at most, of all replicas together. */
        Optional<Integer> mostConnections();

        /** Mails per hour at most on the first day, on the second, and so on; a new address earns its reputation so. Afterwards the other limits hold. */
        Optional<List<Integer>> warmUp();

        /** The first day of the warm-up, like {@code 2026-11-30}, in UTC. */
        Optional<String> warmUpSince();
    }
}
