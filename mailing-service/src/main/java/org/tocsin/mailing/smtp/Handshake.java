package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLException;

/** From the connection to the first MAIL: greeting, EHLO, encryption, authentication. Any refusal here is about us, never about a recipient. */
final class Handshake {

    private final Relay relay;
    private final Channel channel;
    private boolean encrypted;

    Handshake(Relay relay, Channel channel) {
        this.relay = relay;
        this.channel = channel;
    }

    Extensions perform() throws IOException {
        if (relay.tls() == Tls.IMPLICIT) {
            encrypt();
        }
        accepted(channel.reply(), "does not want to talk");
        Extensions extensions = introduce();
        if (wantsUpgrade(extensions)) {
            accepted(channel.ask("STARTTLS"), "refuses STARTTLS");
            encrypt();
            extensions = introduce(); // what was said in plain text counts no longer (RFC 3207 §4.2)
        }
        if (relay.credentials().isPresent()) {
            authenticate(relay.credentials().get(), extensions);
        }
        return extensions;
    }

    private Extensions introduce() throws IOException {
        Reply ehlo = channel.ask("EHLO " + relay.clientName());
        if (ehlo.positive()) {
            return Extensions.parse(ehlo.lines());
        }
        if (ehlo.closing() || ehlo.transientFailure()) {
            throw refusal("does not want to talk", ehlo);
        }
        accepted(channel.ask("HELO " + relay.clientName()), "refuses EHLO and HELO");
        return Extensions.NONE;
    }

    private boolean wantsUpgrade(Extensions extensions) throws RelayUnavailable {
        if (encrypted || relay.tls() == Tls.NONE) {
            return false;
        }
        if (relay.tls() == Tls.REQUIRED && !extensions.has("STARTTLS")) {
            throw new RelayUnavailable("relay " + relay + " does not offer STARTTLS, which is required");
        }
        return extensions.has("STARTTLS");
    }

    private void encrypt() throws IOException {
        try {
            channel.encrypt();
            encrypted = true;
        } catch (SSLException unverified) {
            throw new RelayUnavailable(
                    "relay " + relay + " could not be verified, so nothing is sent: " + unverified.getMessage(),
                    unverified);
        }
    }

    private void authenticate(Credentials credentials, Extensions extensions) throws IOException {
        if (!encrypted && !InetAddress.getByName(relay.host()).isLoopbackAddress()) {
            throw new RelayUnavailable("no password is sent to relay " + relay + " without TLS");
        }
        new Authentication(relay, channel, credentials).perform(extensions);
    }

    private void accepted(Reply reply, String complaint) throws RelayUnavailable {
        if (!reply.positive()) {
            throw refusal(complaint, reply);
        }
    }

    private RelayUnavailable refusal(String complaint, Reply reply) {
        return new RelayUnavailable("relay " + relay + " " + complaint + ": " + reply);
    }
}
