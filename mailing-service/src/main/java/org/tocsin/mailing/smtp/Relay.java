package org.tocsin.mailing.smtp;

import java.time.Duration;
import java.util.Optional;

/**
 * Where mail goes next, and how long we wait for it.
 *
 * @param clientName what we call ourselves in EHLO: a fully qualified name that resolves both ways (RFC 5321 §4.1.4)
 * @param replyTimeout for each reply, and for each write; the reply to the final dot is given twice that
 */
public record Relay(
        String host,
        int port,
        String clientName,
        Tls tls,
        Optional<Credentials> credentials,
        Duration connectTimeout,
        Duration replyTimeout) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
