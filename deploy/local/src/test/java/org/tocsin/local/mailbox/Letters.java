package org.tocsin.local.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;

/** Contents of messages for tests. */
final class Letters {

    private Letters() {}

    /** Text and HTML, with a link and with something that must not run. */
    static Multipart alternative() throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Open http://localhost:8080/confirm/x", "utf-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>Open <a href='http://localhost:8080/confirm/x'>this</a><script>x()</script>", "utf-8", "html");
        return new MimeMultipart("alternative", text, html);
    }
}
