package org.tocsin.mailing.smtp;

import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where mail goes next.
 *
 * @param clientName what we call ourselves in EHLO: a fully qualified name that resolves both ways (RFC 5321 §4.1.4)
 * @param trust makes the encrypted sockets, and so decides whose certificates are believed
 */
public record Relay(
        String host,
        int port,
        String clientName,
        Tls tls,
        SSLSocketFactory trust,
        Optional<Credentials> credentials,
        Patience patience) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
