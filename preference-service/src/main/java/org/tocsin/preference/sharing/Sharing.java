package org.tocsin.preference.sharing;

import java.util.UUID;

/**
 * A person as one sponsor knows them.
 *
 * @param told whether the sponsor has been told of them
 */
record Sharing(UUID reference, String sponsor, boolean told) {}
