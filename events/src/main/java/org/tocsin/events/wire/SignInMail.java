package org.tocsin.events.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets the owner of {@code to} see and change what is held about them. It carries the address, so that a sign-in works while
 * the mailing side is still catching up.
 */
public record SignInMail(
        UUID mailId,
        UUID subscriberId,
        String to,
        Optional<String> name,
        String locale,
        String signInLink,
        Instant expiresAt)
        implements MailRequest {}
