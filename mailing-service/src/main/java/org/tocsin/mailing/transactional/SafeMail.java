package org.tocsin.mailing.transactional;

import java.util.List;

import io.quarkus.mailer.Mail;

import org.tocsin.mailing.message.SafeHeader;

/**
 * The only way to a {@link Mail}. Vert.x's client writes header values as they come, CR and LF included, and garbles long or
 * non-BMP subjects; so every field, Subject, From and To among them, is a {@link SafeHeader} that overrides what the client
 * would generate. The text has LF only: the client encodes a CR.
 */
final class SafeMail {

    /** The null return path: nobody answers an automatic answer (RFC 3834 §3.3). */
    static final String NO_RETURN_PATH = "<>";

    private SafeMail() {}

    static Mail of(String returnPath, Recipient to, List<SafeHeader> headers, String text, String html) {
        Mail mail = new Mail()
                .addTo(to.address())
                .setBounceAddress(returnPath)
                .setText(text.replace("\r", ""))
                .setHtml(html.replace("\r", ""));
        headers.forEach(header -> mail.addHeader(header.name(), header.value()));
        return mail;
    }
}
