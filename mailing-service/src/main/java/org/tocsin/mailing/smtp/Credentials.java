package org.tocsin.mailing.smtp;

/** What the relay knows us by (RFC 4954). The password never appears in a log: {@code toString} leaves it out. */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
