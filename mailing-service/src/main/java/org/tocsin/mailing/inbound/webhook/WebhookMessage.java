package org.tocsin.mailing.inbound.webhook;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;

/**
 * A message as JSON.
 *
 * @param returnPath the envelope sender; an empty one is the null path, a missing one is looked for in the message
 * @param recipients the envelope recipients; those in the message where it is missing
 * @param raw the message (RFC 822) in base64
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WebhookMessage(Optional<String> returnPath, Optional<List<String>> recipients, @NotNull byte[] raw) {}
