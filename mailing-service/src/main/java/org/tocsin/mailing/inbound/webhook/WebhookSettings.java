package org.tocsin.mailing.inbound.webhook;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Inbound mail over HTTP. */
@ConfigMapping(prefix = "tocsin.inbound.webhook")
public interface WebhookSettings {

    /**
     * Secret. What deliveries are signed with, as Standard Webhooks write it: {@code whsec_} and base64 of at least 24 octets. Without it
     * nobody can deliver over HTTP.
     */
    Optional<String> secret();
}
