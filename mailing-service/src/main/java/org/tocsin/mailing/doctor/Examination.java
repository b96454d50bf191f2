package org.tocsin.mailing.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.RelaySettings;
import org.tocsin.mailing.dkim.Signing;
import org.tocsin.web.PublicOrigin;

/** All checks, one after the other. What cannot be looked up is doubtful, and keeps none of the others from being made. */
@ApplicationScoped
class Examination {

    /** One check. */
    @FunctionalInterface
    private interface Check {
        List<Finding> findings() throws DnsAway;
    }

    private final DoctorSettings settings;
    private final RelaySettings relay;
    private final PublisherSettings publisher;
    private final PublicOrigin origin;
    private final Signing signing;

    Examination(
            DoctorSettings settings,
            RelaySettings relay,
            PublisherSettings publisher,
            PublicOrigin origin,
            Signing signing) {
        this.settings = settings;
        this.relay = relay;
        this.publisher = publisher;
        this.origin = origin;
        this.signing = signing;
    }

    /** Blocks while name servers and our own site answer. */
    List<Finding> perform() {
        Dns dns = Dns.of(settings);
        NameCheck names = new NameCheck(dns);
        String from = publisher.from().substring(publisher.from().lastIndexOf('@') + 1);
        String signer = signing.off() ? from : signing.domain();
        List<Finding> findings = new ArrayList<>();
        examine(findings, "SPF", () -> List.of(new SpfCheck(dns, publisher.replyDomain(), senders(dns)).finding()));
        examine(findings, "DKIM", () -> new DkimCheck(dns, signing).findings());
        examine(findings, "DMARC", () -> List.of(new DmarcCheck(dns, from, publisher.replyDomain(), signer).finding()));
        examine(
                findings,
                "PTR",
                () -> List.of(names.helloLeadsBack(relay.clientName().orElse(publisher.domain()))));
        examine(findings, "MX", () -> List.of(names.answersArrive(publisher.replyDomain())));
        findings.add(new OneClickCheck(origin.value(), settings.timeout()).finding());
        return findings;
    }

    private static void examine(List<Finding> findings, String subject, Check check) {
        try {
            findings.addAll(check.findings());
        } catch (DnsAway away) {
            findings.add(Finding.doubtful(
                    subject, away.getMessage() + ".", "Ask again, or another name server: tocsin.doctor.name-server."));
        }
    }

    /** A relay in a private network hands the mail to somebody whom nobody sees from here. */
    private List<InetAddress> senders(Dns dns) throws DnsAway {
        List<InetAddress> senders = new ArrayList<>();
        for (String host : Stream.concat(
                        Stream.of(relay.host()), relay.others().stream().map(RelaySettings.Other::host))
                .toList()) {
            senders.addAll(isLiteral(host) ? literal(host) : dns.addresses(host));
        }
        senders.removeIf(
                address -> address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress());
        return senders;
    }

    private static boolean isLiteral(String host) {
        return host.matches("[0-9.]+|.*:.*");
    }

    private static List<InetAddress> literal(String host) {
        try {
            return List.of(InetAddress.getByName(host));
        } catch (UnknownHostException malformed) {
            return List.of();
        }
    }
}
