package org.tocsin.registration.address;

import java.util.Optional;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;
import com.sanctionco.jmail.Email;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;

/** Reads what somebody typed as an address; RFC 5321 section 4.5.3.1 gives the lengths. */
final class AddressSyntax {

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_ADDRESS = 254;

    /** Nobody types more than this; what does is refused before any parser sees it. */
    private static final int LONGEST_INPUT = 1_000;

    private static final Pattern DOT_STRING = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");

    private static final EmailValidator SYNTAX = JMail.strictValidator()
            .requireTopLevelDomain()
            .disallowObsoleteWhitespace()
            .disallowQuotedIdentifiers()
            .requireAscii()
            .withRule(AddressSyntax::isBare);

    /** IDNA2008 mapping: the JDK's {@code java.net.IDN} would send mail for faß.example to fass.example. */
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    private AddressSyntax() {}

    static Optional<String> normalise(String typed) {
        if (typed.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        String text = withoutBlanksAround(typed);
        int at = text.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        return aLabels(text.substring(at + 1))
                .map(domain -> text.substring(0, at) + "@" + domain)
                .filter(address -> address.length() <= LONGEST_ADDRESS)
                .filter(SYNTAX::isValid);
    }

    /** Only blanks: a line break at the end is not a slip of the thumb, and stays to be refused. */
    private static String withoutBlanksAround(String typed) {
        return typed.replaceAll("^[ \\t]+|[ \\t]+$", "");
    }

    private static Optional<String> aLabels(String domain) {
        IDNA.Info outcome = new IDNA.Info();
        StringBuilder ascii = DOMAINS.nameToASCII(domain, new StringBuilder(), outcome);
        return outcome.hasErrors() ? Optional.empty() : Optional.of(ascii.toString());
    }

    /** RFC 5321 section 4.1.2, Dot-string. What RFC 5322 allows beside it (comments, quotes) only attackers type. */
    private static boolean isBare(Email email) {
        return DOT_STRING.matcher(email.localPart()).matches()
                && !email.toString().startsWith("<");
    }
}
