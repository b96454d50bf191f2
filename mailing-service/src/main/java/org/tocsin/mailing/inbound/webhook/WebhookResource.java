package org.tocsin.mailing.inbound.webhook;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.resteasy.reactive.RestHeader;

import org.tocsin.mailing.inbound.receiving.Addressee;
import org.tocsin.mailing.inbound.receiving.Addressees;
import org.tocsin.mailing.inbound.receiving.Arrival;
import org.tocsin.mailing.inbound.receiving.Delivered;
import org.tocsin.mailing.inbound.receiving.Envelopes;
import org.tocsin.mailing.inbound.receiving.ReceiveMail;
import org.tocsin.web.ProblemException;

/** Takes messages over HTTP; 204 means that what follows is committed. The same message again changes nothing. */
@Path("/api/v1/inbound/messages")
@PermitAll
class WebhookResource {

    /** All that is signed with the one secret comes from one account. */
    private static final String ACCOUNT = "webhook";

    private final Optional<Signature> signature;
    private final Addressees addressees;
    private final Envelopes envelopes;
    private final ReceiveMail receive;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookResource(
            WebhookSettings settings,
            Addressees addressees,
            Envelopes envelopes,
            ReceiveMail receive,
            ObjectMapper json,
            Clock clock) {
        this.signature = settings.secret().map(Signature::new);
        this.addressees = addressees;
        this.envelopes = envelopes;
        this.receive = receive;
        this.json = json;
        this.clock = clock;
    }

    /** The message as it is. */
    @POST
    @Consumes("message/rfc822")
    public void raw(
            @RestHeader("webhook-id") @DefaultValue("") String id,
            @RestHeader("webhook-timestamp") @DefaultValue("") String timestamp,
            @RestHeader("webhook-signature") @DefaultValue("") String signatures,
            byte[] body) {
        require(id, timestamp, signatures, body);
        receive.receive(envelopes.of(body, new Arrival(Arrival.Way.WEBHOOK, ACCOUNT)));
    }

    /** The message with its envelope. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void json(
            @RestHeader("webhook-id") @DefaultValue("") String id,
            @RestHeader("webhook-timestamp") @DefaultValue("") String timestamp,
            @RestHeader("webhook-signature") @DefaultValue("") String signatures,
            byte[] body) {
        require(id, timestamp, signatures, body);
        receive.receive(delivered(message(body)));
    }

    private WebhookMessage message(byte[] body) {
        try {
            WebhookMessage message = json.readValue(body, WebhookMessage.class);
            if (message != null && message.raw() != null) {
                return message;
            }
        } catch (IOException unreadable) {
            throw new ProblemException(400, "Not a message", "Expected returnPath, recipients and raw.");
        }
        throw new ProblemException(400, "Not a message", "The member raw is missing.");
    }

    private Delivered delivered(WebhookMessage message) {
        Delivered noted = envelopes.of(message.raw(), new Arrival(Arrival.Way.WEBHOOK, ACCOUNT));
        List<Addressee> ours = message.recipients().orElse(List.of()).stream()
                .limit(100)
                .flatMap(recipient -> addressees.find(recipient).stream())
                .toList();
        return new Delivered(
                message.returnPath().orElse(noted.returnPath()),
                ours.isEmpty() ? noted.recipients() : ours,
                message.raw(),
                noted.arrival());
    }

    private void require(String id, String timestamp, String signatures, byte[] body) {
        Signature key = signature.orElseThrow(
                () -> new ProblemException(404, "Not open", "No secret is set for delivery over HTTP."));
        if (!key.isGenuine(id, timestamp, body, signatures, clock.instant())) {
            throw new ProblemException(401, "Not signed", "The signature is missing, wrong or too old.");
        }
    }
}
