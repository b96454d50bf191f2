package org.tocsin.mailing.inbound.fetching;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The mailbox that inbound mail is fetched from, for installations that have a mailbox rather than an MX. */
@ConfigMapping(prefix = "tocsin.inbound.fetch")
public interface FetchSettings {

    /** Its server; nothing is fetched without it. */
    Optional<String> host();

    /** How to fetch: {@code imaps} and {@code pop3s} with TLS from the start, {@code imap} and {@code pop3} with STARTTLS where offered. */
    @WithDefault("imaps")
    Protocol protocol();

    /** Its port, if it is not the usual one. */
    OptionalInt port();

    /** The user. */
    Optional<String> user();

    /** Secret. The password. */
    Optional<String> password();

    /** The folder that mail comes to. */
    @WithDefault("INBOX")
    String folder();

    /** Where messages go that were understood. It is made if it is missing. POP3 knows no folders: handled messages are deleted. */
    @WithDefault("Tocsin-handled")
    String handledFolder();

    /** Where messages go that were not understood. */
    @WithDefault("Tocsin-not-understood")
    String notUnderstoodFolder();

    /** How long to wait before looking again, where the server cannot say when mail comes (IDLE), or after a failure. */
    @WithDefault("1m")
    Duration every();

    /** Messages that are looked at together; only one of them is in memory at a time. */
    @WithDefault("100")
    int page();

    /** A protocol as Jakarta Mail names it. */
    enum Protocol {
        IMAP,
        IMAPS,
        POP3,
        POP3S;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isImap() {
            return this == IMAP || this == IMAPS;
        }
    }
}
