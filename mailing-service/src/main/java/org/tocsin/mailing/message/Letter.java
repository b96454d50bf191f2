package org.tocsin.mailing.message;

import java.time.Instant;
import java.util.UUID;

import org.tocsin.mailing.campaign.Content;

/**
 * What a campaign sends, before it is made into mail.
 *
 * @param written goes into Date, the same for every recipient and every attempt
 */
public record Letter(UUID campaign, Content content, Instant written) {}
