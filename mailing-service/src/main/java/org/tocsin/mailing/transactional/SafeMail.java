package org.tocsin.mailing.transactional;

import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;

import org.tocsin.mailing.message.SafeHeader;

/**
 * The only way to a {@link MailMessage}. Vert.x's client writes header values as they come, CR and LF included, and garbles long
 * or non-BMP subjects; so every field, Subject, From and To among them, is a {@link SafeHeader} that overrides what the client
 * would generate. Quarkus's own {@code Mail} is not used, since it adds an empty Cc, which RFC 5322 §3.6.3 does not know. The
 * text has LF only: the client encodes a CR.
 */
final class SafeMail {

    /** The null return path: nobody answers an automatic answer (RFC 3834 §3.3). */
    static final String NO_RETURN_PATH = "<>";

    private SafeMail() {}

    /** Text alone, for what people wrote. */
    static MailMessage plain(String returnPath, Recipient to, List<SafeHeader> headers, String text) {
        return of(returnPath, to, headers, text, "").setHtml(null);
    }

    static MailMessage of(String returnPath, Recipient to, List<SafeHeader> headers, String text, String html) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        headers.forEach(header -> fields.add(header.name(), header.value()));
        return new MailMessage()
                .setBounceAddress(returnPath)
                .setTo(to.address())
                .setHeaders(fields)
                .setText(text.replace("\r", ""))
                .setHtml(html.replace("\r", ""));
    }
}
