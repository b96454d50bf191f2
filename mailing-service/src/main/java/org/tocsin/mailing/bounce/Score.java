package org.tocsin.mailing.bounce;

import java.time.Instant;

/**
 * What passing failures have added up to.
 *
 * @param value as of {@code countedAt}; it fades from then on
 * @param since when the trouble began
 * @param due whether it is time to ask for a sign of life
 */
record Score(double value, Instant since, Instant countedAt, boolean due) {}
