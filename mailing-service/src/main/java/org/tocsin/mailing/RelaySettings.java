package org.tocsin.mailing;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import org.tocsin.mailing.smtp.Tls;

/** The SMTP relay that takes all outgoing mail. */
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

    /** For a relay that wants a login; the password goes out over TLS only. */
    Optional<String> user();

    /** Secret. Needed together with the user. */
    Optional<String> password();

    /** What we call ourselves in EHLO; by default the publisher's domain. Should resolve to our address and back. */
    Optional<String> clientName();

    /** How long to wait for a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How long to wait for a reply; for the one to a whole message, twice as long. A relay that scans content may need more. */
    @WithDefault("30s")
    Duration replyTimeout();
}
