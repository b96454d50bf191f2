package org.tocsin.events.wire;

import java.time.Instant;

/** Whether a subscriber lets their data go to a sponsor. */
public record SponsorConsent(String sponsor, boolean consented, Instant since, String via) {}
