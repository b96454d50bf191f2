package org.tocsin.mailing.doctor;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Whether the name that we give in EHLO leads to addresses that lead back to it (RFC 5321 §4.1.4), and whether answers find their way. */
final class NameCheck {

    private final Dns dns;

    NameCheck(Dns dns) {
        this.dns = dns;
    }

    Finding helloLeadsBack(String name) throws DnsAway {
        String subject = "PTR of " + name;
        List<InetAddress> addresses = dns.addresses(name);
        if (addresses.isEmpty()) {
            return Finding.wrong(
                    subject,
                    "this is how mail is announced (EHLO), and the name has no address.",
                    "Give it an address, or set tocsin.relay.client-name to the name of whoever speaks to the relay.");
        }
        for (InetAddress address : addresses) {
            if (dns.namesOf(address).stream().noneMatch(name::equalsIgnoreCase)) {
                return Finding.doubtful(
                        subject,
                        address.getHostAddress() + " does not lead back to this name.",
                        "Have whoever runs that network set its reverse name. A relay of somebody else's does not mind;"
                                + " receivers of mail that you deliver yourself do.");
            }
        }
        return Finding.well(subject, "its addresses lead back to it.");
    }

    Finding answersArrive(String domain) throws DnsAway {
        String subject = "MX of " + domain;
        List<String> servers = dns.mailServers(domain);
        if (servers.isEmpty()) {
            return Finding.wrong(
                    subject,
                    "there is none; replies, bounces and requests to leave are lost.",
                    "Publish an MX that names whoever takes mail for Tocsin.");
        }
        List<String> nowhere = new ArrayList<>();
        for (String server : servers) {
            if (dns.addresses(server).isEmpty()) {
                nowhere.add(server);
            }
        }
        return nowhere.isEmpty()
                ? Finding.well(subject, "answers go to " + String.join(", ", servers) + ".")
                : Finding.wrong(
                        subject, String.join(", ", nowhere) + " has no address.", "Correct the name, or give it one.");
    }
}
