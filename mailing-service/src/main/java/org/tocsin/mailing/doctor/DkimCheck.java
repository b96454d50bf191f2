package org.tocsin.mailing.doctor;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.tocsin.mailing.dkim.DkimKey;
import org.tocsin.mailing.dkim.PublishedKey;
import org.tocsin.mailing.dkim.Signing;

/** Whether the keys that are published are those that sign. */
final class DkimCheck {

    private final Dns dns;
    private final Signing signing;

    DkimCheck(Dns dns, Signing signing) {
        this.dns = dns;
        this.signing = signing;
    }

    List<Finding> findings() throws DnsAway {
        if (signing.off()) {
            return List.of(Finding.doubtful(
                    "DKIM",
                    "Tocsin does not sign, and what the relay does cannot be seen from here.",
                    "Have the relay sign, or set tocsin.dkim.sign-with; then send a test mail and look for"
                            + " dkim=pass in its Authentication-Results."));
        }
        List<Finding> findings = new ArrayList<>();
        for (DkimKey key : signing.keys()) {
            findings.add(finding(key));
        }
        return findings;
    }

    private Finding finding(DkimKey key) throws DnsAway {
        String name = key.selector() + "._domainkey." + signing.domain();
        String subject = "DKIM " + name;
        String publish = "Publish as TXT of " + name + ": v=DKIM1; k=" + key.type()
                + "; p= and behind it what this prints: openssl pkey"
                + " -in KEYFILE -pubout -outform DER | " + (key.type().equals("rsa") ? "" : "tail -c 32 | ")
                + "base64 -w 0";
        List<String> published = dns.texts(name);
        if (published.isEmpty()) {
            return Finding.wrong(subject, "there is no such record.", publish);
        }
        Tags record = Tags.of(published.get(0));
        if (published.size() > 1) {
            return Finding.wrong(subject, "there are several records, so none counts.", "Leave one of them.");
        }
        if (record.value("p", "").isEmpty()) {
            return Finding.wrong(subject, "its key is revoked.", publish);
        }
        if (!matches(key, record)) {
            return Finding.wrong(subject, "the key published is not the one that signs.", publish);
        }
        return record.value("t", "").contains("y")
                ? Finding.doubtful(subject, "says that it is only being tested (t=y).", "Take t=y out.")
                : Finding.well(subject, "the key published is the one that signs.");
    }

    private static boolean matches(DkimKey key, Tags record) {
        try {
            byte[] published = Base64.getDecoder().decode(record.value("p", "").replaceAll("\\s", ""));
            return record.value("k", "rsa").equals(key.type()) && PublishedKey.verifies(published, key);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
