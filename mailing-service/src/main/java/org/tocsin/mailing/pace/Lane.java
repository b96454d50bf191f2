package org.tocsin.mailing.pace;

import java.util.UUID;

import org.tocsin.mailing.campaign.Kind;

/**
 * What a window of mails is part of.
 *
 * @param fresh whether its readers have just come; the others have had to wait before
 */
public record Lane(UUID campaign, Kind kind, boolean fresh) {}
