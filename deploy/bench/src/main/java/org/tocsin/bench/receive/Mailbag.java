package org.tocsin.bench.receive;

import java.util.UUID;

/** What comes in after a campaign: mostly reports, some absences, a few people. Each message is another reader's. */
final class Mailbag {

    private static final String REPORT =
            """
            From: Mail Delivery System <MAILER-DAEMON@mx.readers.example>
            To: us@reply.threatpost.example
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <%s@mx.readers.example>
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host mx.readers.example.

            I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

            <reader@readers.example>: host mailbox.readers.example said: %s

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.readers.example

            Final-Recipient: rfc822; reader@readers.example
            Action: failed
            Status: %s
            Diagnostic-Code: smtp; %s

            --b
            Content-Type: text/rfc822-headers

            From: Threatpost <alerts@threatpost.example>
            Subject: Something that matters
            List-Id: Security alerts <security-alerts.threatpost.example>

            --b--
            """;

    private static final int OF_TEN_ABSENT = 2;

    private final Addresses addresses;
    private final UUID campaign;

    /** @param campaign the one that all of it is about */
    Mailbag(Addresses addresses, UUID campaign) {
        this.addresses = addresses;
        this.campaign = campaign;
    }

    /** Seven reports, two absences and a reply that asks to leave, over and over. */
    Flood.Message mixed(long number) {
        int kind = (int) (number % 10);
        if (kind == 0) {
            return leaving(UUID.randomUUID());
        }
        return kind <= OF_TEN_ABSENT ? absence() : bounce(number);
    }

    Flood.Message bounce(long number) {
        return bounce(number, UUID.randomUUID());
    }

    /** Every third one is for good. */
    Flood.Message bounce(long number, UUID reader) {
        boolean hard = isHard(number);
        String status = hard ? "5.1.1" : "4.2.2";
        String reply = hard ? "550 5.1.1 User unknown" : "452 4.2.2 The mailbox is full";
        return message(
                "", addresses.of('b', reader, campaign), REPORT.formatted(UUID.randomUUID(), reply, status, reply));
    }

    static boolean isHard(long number) {
        return number % 3 == 0;
    }

    /** The reader wants to leave. */
    Flood.Message leaving(UUID reader) {
        String content =
                """
                From: A Reader <reader@readers.example>
                Subject: Re: Something that matters
                Message-ID: <%s@readers.example>

                unsubscribe

                On Monday Threatpost wrote:
                > Something that matters
                """;
        return message(
                "reader@readers.example", addresses.of('r', reader, campaign), content.formatted(UUID.randomUUID()));
    }

    Flood.Message absence() {
        String content =
                """
                From: A Reader <reader@readers.example>
                Subject: Out of office: Something that matters
                Auto-Submitted: auto-replied
                Message-ID: <%s@readers.example>

                I am away until Monday.
                """;
        return message(
                "reader@readers.example",
                addresses.of('r', UUID.randomUUID(), campaign),
                content.formatted(UUID.randomUUID()));
    }

    private static Flood.Message message(String from, String to, String content) {
        return new Flood.Message(from, to, content.replace("\n", "\r\n"));
    }
}
