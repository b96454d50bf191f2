package org.tocsin.mailing.studio;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;

/** Where a test mail goes. */
record TestRequest(String to) {

    private static final EmailValidator ADDRESSES =
            JMail.strictValidator().disallowObsoleteWhitespace().disallowExplicitSourceRouting();

    String address() {
        if (to == null || !ADDRESSES.isValid(to)) {
            throw Requests.wrong("to", "must be an e-mail address");
        }
        return to;
    }
}
