package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;
import java.util.regex.Pattern;

/** What mail systems report to each other about whole domains: DMARC (RFC 7489 section 7.2) and TLS (RFC 8460). */
final class MachineReports implements Reading {

    private static final Pattern SUBJECT =
            Pattern.compile("(?i)report domain:|dmarc.{0,20}report|report-id:|tls.{0,5}report");

    @Override
    public Optional<Understood> read(Letter letter) {
        boolean tls = letter.mail().has("tls-report-domain")
                || letter.mail().ownParts().anyMatch(part -> part.mediaType().startsWith("application/tlsrpt"));
        return tls || SUBJECT.matcher(letter.mail().subject()).find()
                ? Optional.of(new Understood(
                        new Meaning.Unknown(),
                        "It is a report about a domain's mail (DMARC, TLS), not about a reader."))
                : Optional.empty();
    }
}
