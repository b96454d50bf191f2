package org.tocsin.preference.sharing;

import java.util.UUID;

import org.tocsin.preference.consent.SubscriberId;

/**
 * A person as one sponsor knows them.
 *
 * @param told whether the sponsor has been told of them
 */
record Sharing(UUID reference, SubscriberId subscriber, String sponsor, boolean told) {}
