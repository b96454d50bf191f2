package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.exception.ScramException;

/** Says who we are (RFC 4954) by the best of the ways that the relay offers: one that does not show it the password, if there is one. */
final class Authentication {

    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String REFUSES = "refuses the credentials";

    private final Relay relay;
    private final Channel channel;
    private final Credentials credentials;

    Authentication(Relay relay, Channel channel, Credentials credentials) {
        this.relay = relay;
        this.channel = channel;
        this.credentials = credentials;
    }

    void perform(Extensions extensions) throws IOException {
        if (credentials.tokenFile().isPresent()) {
            withToken(credentials.tokenFile().get(), extensions);
        } else if (extensions.has("AUTH", SCRAM)) {
            scram();
        } else if (extensions.has("AUTH", "PLAIN")) {
            // RFC 4616 §2: authorization identity (empty), user, password
            String message = '\0' + credentials.user() + '\0' + credentials.password();
            accepted(channel.ask("AUTH PLAIN " + base64(message)));
        } else if (extensions.has("AUTH", "LOGIN")) {
            goAhead(channel.ask("AUTH LOGIN"));
            goAhead(channel.ask(base64(credentials.user())));
            accepted(channel.ask(base64(credentials.password())));
        } else {
            throw new RelayUnavailable(
                    "relay " + relay + " offers none of AUTH SCRAM-SHA-256, PLAIN and LOGIN, and we have a password");
        }
    }

    /** As Google and Microsoft describe it; what is wrong with the token comes as a challenge, and the refusal after an empty answer. */
    private void withToken(Path file, Extensions extensions) throws IOException {
        if (!extensions.has("AUTH", "XOAUTH2")) {
            throw new RelayUnavailable("relay " + relay + " does not offer AUTH XOAUTH2, and we have an access token");
        }
        String message = "user=" + credentials.user() + "\u0001auth=Bearer " + credentials.token(file) + "\u0001\u0001";
        Reply reply = channel.ask("AUTH XOAUTH2 " + base64(message));
        accepted(reply.goAhead() ? channel.ask("") : reply);
    }

    /** RFC 7677 over RFC 4954: the relay has to prove that it knows the password, too. */
    private void scram() throws IOException {
        ScramClient client = ScramClient.builder()
                .advertisedMechanisms(List.of(SCRAM))
                .username(credentials.user())
                .password(credentials.password().toCharArray())
                .build();
        try {
            Reply first = channel.ask(
                    "AUTH " + SCRAM + " " + base64(client.clientFirstMessage().toString()));
            client.serverFirstMessage(challenge(first));
            Reply last = channel.ask(base64(client.clientFinalMessage().toString()));
            client.serverFinalMessage(challenge(last));
            accepted(channel.ask(""));
        } catch (ScramException | IllegalArgumentException unproven) {
            throw new RelayUnavailable(
                    "relay " + relay + " does not speak " + SCRAM + " as it should: " + unproven.getMessage(),
                    unproven);
        }
    }

    private String challenge(Reply reply) throws RelayUnavailable {
        goAhead(reply);
        byte[] text = Base64.getDecoder().decode(String.join("", reply.lines()));
        return new String(text, StandardCharsets.UTF_8);
    }

    private void accepted(Reply reply) throws RelayUnavailable {
        if (!reply.positive()) {
            throw refusal(reply);
        }
    }

    private void goAhead(Reply reply) throws RelayUnavailable {
        if (!reply.goAhead()) {
            throw refusal(reply);
        }
    }

    private RelayUnavailable refusal(Reply reply) {
        return new RelayUnavailable("relay " + relay + " " + REFUSES + ": " + reply);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
