package org.tocsin.mailing.inbound;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How mail comes in. */
@ConfigMapping(prefix = "tocsin.inbound")
public interface InboundSettings {

    /** Port of the SMTP listener; 0 takes any free one. Put a mail server or a port forward in front of it for port 25. */
    @WithDefault("2525")
    int port();

    /** The address to listen on; all of them where none is given. */
    Optional<String> address();

    /** The largest message taken. Replies are small; raise it only if readers are to send attachments. */
    @WithDefault("1M")
    MemorySize largestMessage();

    /** Port for LMTP (RFC 2033), which a mail server on the same machine or network hands over with; none is opened without it. */
    OptionalInt lmtpPort();

    /** The certificate chain for STARTTLS, as a file in PEM; nothing is encrypted without it. */
    Optional<Path> tlsCertificate();

    /** Its private key, as a file in PEM (PKCS#8). */
    Optional<Path> tlsKey();

    /**
     * Whether a proxy in front of the SMTP port tells by the PROXY protocol, version 1 or 2, who connects. It is believed, so let nobody else
     * reach the port then; without its line, nobody is served.
     */
    @WithDefault("false")
    boolean proxyProtocol();

    /** Connections of one address at a time. */
    @WithDefault("50")
    int mostConnectionsPerPeer();

    /** Messages of one address in a minute; the default lets a mail server in front hand over a thousand a second. */
    @WithDefault("60000")
    int mostMessagesPerMinute();

    /** Recipients of one message. An honest one has one; a server that hands over for many splits them by itself. */
    @WithDefault("20")
    int mostRecipients();

    /** Connections at a time, each of which holds a thread and at most one message in memory. */
    @WithDefault("100")
    int mostConnections();

    /** How long the other side may be silent (RFC 5321 section 4.5.3.2 allows five minutes). */
    @WithDefault("60s")
    Duration patience();

    /** How long raw messages are kept for an operator to look at, sealed under the data key; what was understood is kept on. */
    @WithDefault("30d")
    Duration keepRaw();

    /** Where readers' replies go; the address in From, unless another is given here. */
    Optional<String> forwardTo();

    /**
     * The name under which the mail server in front of us writes Authentication-Results (RFC 8601). Set it only if that server removes
     * such fields from outside; then no reader is asked because of what it calls forged.
     */
    Optional<String> trustedAuthserv();

    /** A file with rules for delivery reports that are asked before those shipped; its form is that of delivery-rules.txt. */
    Optional<Path> deliveryRules();
}
