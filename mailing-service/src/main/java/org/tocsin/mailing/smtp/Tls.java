package org.tocsin.mailing.smtp;

/** Whether the connection to the relay is encrypted. Whenever it is, the relay's certificate and name are verified. */
public enum Tls {
    /** Plain text, for a relay on the same machine or in a network that is encrypted already. */
    NONE,
    /** STARTTLS (RFC 3207) whenever the relay offers it; plain text otherwise. */
    WHEN_OFFERED,
    /** STARTTLS, and no mail at all when the relay does not offer it. */
    REQUIRED,
    /** TLS from the first byte (RFC 8314 §3.3), usually on port 465. */
    IMPLICIT
}
