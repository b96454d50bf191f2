package org.tocsin.mailing.inbound.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.tocsin.mailing.inbound.understanding.Circumstances;
import org.tocsin.mailing.inbound.understanding.Understanding;

/** The reader of delivery reports: whatever its machine-readable part holds. */
public final class FuzzReport {

    private static final Understanding UNDERSTANDING = new Understanding();
    private static final byte[] HEAD =
            """
            From: MAILER-DAEMON@mx.readers.example
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            """
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    private FuzzReport() {}

    public static void fuzzerTestOneInput(byte[] data) {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        report.writeBytes(HEAD);
        report.writeBytes(data);
        String word = UNDERSTANDING
                .of(report.toByteArray(), Circumstances.unknown())
                .meaning()
                .word();
        if (word.startsWith("unsubscribe")) {
            throw new IllegalStateException("a report unsubscribed somebody");
        }
    }
}
