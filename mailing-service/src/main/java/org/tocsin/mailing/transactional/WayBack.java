package org.tocsin.mailing.transactional;

import java.time.Instant;
import java.util.UUID;

import org.tocsin.events.wire.MailRequest;

/** Tells somebody who asked by mail to be subscribed where they can do that themself: no mail subscribes anybody. */
public record WayBack(UUID mailId, UUID subscriberId, String subscribeLink, Instant expiresAt) implements MailRequest {}
