package org.tocsin.mailing.inbound.review;

import java.util.List;
import java.util.Optional;

/**
 * A page of inbound mail, newest first.
 *
 * @param next the cursor of the page after this one; missing on the last
 */
public record InboundPage(List<InboundItem> items, Optional<String> next) {}
