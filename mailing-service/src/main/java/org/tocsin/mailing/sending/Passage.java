package org.tocsin.mailing.sending;

import org.tocsin.mailing.pace.Permits;
import org.tocsin.mailing.relay.Route;

/** Mail may go to this relay, and so much of it. */
record Passage(Route route, Permits permits) {}
