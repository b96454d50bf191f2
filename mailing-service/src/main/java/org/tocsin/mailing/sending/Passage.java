package org.tocsin.mailing.sending;

import java.util.Optional;

import org.tocsin.mailing.pace.Permits;
import org.tocsin.mailing.pace.Places.Place;
import org.tocsin.mailing.relay.Route;

/**
 * Mail may go to this relay, and so much of it.
 *
 * @param place for a connection that is to be opened; empty when there is one
 */
record Passage(Route route, Permits permits, Optional<Place> place) {}
