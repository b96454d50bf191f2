package org.tocsin.registration.account;

import java.time.Instant;
import java.util.UUID;

/** A browser that stays signed in until {@code expiresAt}, or until its reader signs it out. */
public record RememberedBrowser(UUID id, String device, Instant since, Instant lastSeenAt, Instant expiresAt) {}
