package org.tocsin.mailing.doctor;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Whether the return path's domain lets the relay send for it (RFC 7208). */
final class SpfCheck {

    private final Dns dns;
    private final String domain;
    private final List<InetAddress> senders;

    /** {@code senders} are the addresses that mail seems to come from; none when that cannot be seen from here. */
    SpfCheck(Dns dns, String domain, List<InetAddress> senders) {
        this.dns = dns;
        this.domain = domain;
        this.senders = senders;
    }

    Finding finding() throws DnsAway {
        String subject = "SPF of " + domain;
        List<String> records = SpfRecord.in(dns.texts(domain));
        if (records.isEmpty()) {
            return Finding.wrong(
                    subject,
                    "there is no record, and this is the domain of the return path.",
                    "Publish as TXT of " + domain + ": v=spf1 " + mechanisms() + "~all");
        }
        if (records.size() > 1) {
            return Finding.wrong(subject, "there are several records, so none counts.", "Put them together into one.");
        }
        SpfEvaluation evaluation = new SpfEvaluation(dns);
        for (InetAddress sender : senders) {
            Optional<Finding> failed = failure(subject, evaluation, sender);
            if (failed.isPresent()) {
                return failed.get();
            }
        }
        if (senders.isEmpty()) {
            return Finding.doubtful(
                    subject,
                    "there is a record; whether it names whoever sends your mail to the world cannot be seen from here.",
                    "Send a test mail and look for spf=pass in its Authentication-Results.");
        }
        return Finding.well(subject, "lets the relay send.");
    }

    private Optional<Finding> failure(String subject, SpfEvaluation evaluation, InetAddress sender) throws DnsAway {
        return switch (evaluation.check(sender, domain)) {
            case PASS -> Optional.empty();
            case ERROR ->
                Optional.of(Finding.wrong(
                        subject,
                        "receivers cannot evaluate it: more than ten look-ups, or an include that is not there (RFC 7208 §4.6.4).",
                        "Name networks by ip4 and ip6 instead of includes."));
            case FAIL, NEUTRAL ->
                Optional.of(Finding.wrong(
                        subject,
                        "does not let " + sender.getHostAddress() + " send, which is where the relay is.",
                        "Add to it: " + mechanisms().strip()));
        };
    }

    private String mechanisms() {
        StringBuilder mechanisms = new StringBuilder();
        senders.forEach(sender -> mechanisms
                .append(sender.getAddress().length == 4 ? "ip4:" : "ip6:")
                .append(sender.getHostAddress())
                .append(' '));
        return mechanisms.isEmpty() ? "(whoever sends your mail) " : mechanisms.toString();
    }
}
