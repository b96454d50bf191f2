package org.tocsin.preference.leaving;

import java.util.Optional;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;

/**
 * Somebody's wish to get less.
 *
 * @param topic the topic, or the one sponsor, to end; empty ends everything, sharing with sponsors included
 */
record Leaving(SubscriberId subscriber, Optional<Purpose> topic, Act act) {}
