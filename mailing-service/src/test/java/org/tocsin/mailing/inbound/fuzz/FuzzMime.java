package org.tocsin.mailing.inbound.fuzz;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.MailReader;

/** The MIME walk: nothing is thrown, and what comes out is bounded. */
public final class FuzzMime {

    private static final int MOST_PARTS = 400;

    private FuzzMime() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Mail mail = MailReader.read(data);
        long parts = mail.root().all().count();
        if (parts > MOST_PARTS) {
            throw new IllegalStateException(parts + " parts");
        }
        mail.written();
        mail.subject();
        mail.fromAddress();
    }
}
