package org.tocsin.mailing.smtp;

import java.time.Duration;

/**
 * How long a relay is waited for, and a connection to it kept.
 *
 * @param connect for a connection
 * @param reply for each reply, and for each write; the reply to a whole message is given twice that
 * @param idle a connection that carries nothing for this long is closed: relays hang up on idle clients, and routers forget them
 * @param age a connection is closed and opened anew after this long, so that the weights of several relays, a changed address and a renewed access
 *     token take effect
 */
public record Patience(Duration connect, Duration reply, Duration idle, Duration age) {}
