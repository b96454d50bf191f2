package org.tocsin.mailing.campaign;

import java.time.Instant;
import java.time.ZoneId;

/** When a campaign is to be sent, and the time zone in which its author thinks of that. */
public record Schedule(Instant at, ZoneId timeZone) {}
