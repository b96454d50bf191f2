package org.tocsin.mailing.message;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Topic;

/** The header of a campaign's mail: what RFC 5322, 2369, 2919 and 8058 ask of bulk mail, and what keeps machines from answering it. */
final class Headers {

    /** RFC 5322 §3.3; the name of the zone must be numeric. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Gmail's bound on the sender id in Feedback-ID. */
    private static final int LONGEST_SENDER_ID = 15;

    private final Publisher publisher;
    private final Letter letter;

    Headers(Publisher publisher, Letter letter) {
        this.publisher = publisher;
        this.letter = letter;
    }

    /** Differs per reader. Both ways to leave, the one-click link first (RFC 8058 §3.1, RFC 2369 §3.2). */
    List<SafeHeader> personal(Addressee addressee) {
        String leave = "<" + addressee.unsubscribeLink() + ">, <mailto:" + addressee.unsubscribeAddress()
                + "?subject=unsubscribe>";
        String id = new MessageId(letter.campaign(), addressee.subscriber()).in(publisher.domain());
        return List.of(
                SafeHeader.structured("Message-ID", id),
                SafeHeader.structured("To", to(addressee)),
                SafeHeader.structured("Reply-To", "<" + addressee.replyAddress() + ">"),
                SafeHeader.structured("List-Unsubscribe", leave));
    }

    /** The same for everybody. */
    List<SafeHeader> common(String boundary) {
        Topic topic = letter.content().topic();
        List<SafeHeader> headers = new ArrayList<>(List.of(
                SafeHeader.mailbox("From", publisher.name(), publisher.address()),
                SafeHeader.text("Subject", letter.content().subject().text()),
                SafeHeader.structured("Date", DATE.format(letter.written())),
                SafeHeader.structured("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                SafeHeader.list("List-Id", topic.title(), topic.slug() + "." + publisher.domain()),
                SafeHeader.structured("List-Help", "<" + publisher.origin() + "/preferences>"),
                SafeHeader.structured("List-Post", "NO"),
                SafeHeader.structured("Feedback-ID", feedbackId(topic)),
                SafeHeader.structured("Precedence", "bulk"),
                SafeHeader.structured("X-Auto-Response-Suppress", "OOF, AutoReply, DR, RN, NRN"),
                SafeHeader.structured("MIME-Version", "1.0"),
                SafeHeader.structured("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"")));
        if (letter.content().kind() == Kind.ALERT) {
            headers.add(SafeHeader.structured("Auto-Submitted", "auto-generated")); // RFC 3834 §5
        }
        return List.copyOf(headers);
    }

    /** An address outside ASCII stays in the envelope, where SMTPUTF8 carries it; the header remains 7-bit. */
    private static String to(Addressee addressee) {
        return isAscii(addressee.email()) ? "<" + addressee.email() + ">" : "undisclosed-recipients:;";
    }

    private static boolean isAscii(String address) {
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private String feedbackId(Topic topic) {
        String sender = publisher.domain().replaceAll("[^A-Za-z0-9]", "");
        return letter.campaign() + ":" + topic.slug() + ":"
                + letter.content().kind().word() + ":"
                + sender.substring(0, Math.min(sender.length(), LONGEST_SENDER_ID));
    }
}
