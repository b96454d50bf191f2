package org.tocsin.mailing.transactional;

import java.util.Optional;
import java.util.UUID;

import org.tocsin.events.wire.MailRequest;

/**
 * A mail that this sender, and nobody else, may send now.
 *
 * @param attempt counts from 1; the outcome of a claim that ran out is recognised by it and dropped
 * @param trace the trace that it is part of, as a W3C traceparent
 */
record ClaimedMail(UUID mailId, MailKind kind, int attempt, MailRequest request, Optional<String> trace) {}
