package org.tocsin.mailing.smtp;

import java.io.IOException;

/** The relay ended the conversation, or said something that is not SMTP; nothing further can be believed on this connection. */
final class BrokenConversation extends IOException {

    BrokenConversation(String message) {
        super(message);
    }
}
