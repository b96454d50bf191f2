package org.tocsin.mailing.delivery;

import java.util.List;
import java.util.UUID;

import org.tocsin.mailing.campaign.Kind;

/**
 * A window of recipients that is ours until its lease runs out.
 *
 * @param epoch larger than that of any earlier claim; what is written without it being current is ignored
 * @param firstTime whether the recipients are not in the ledger yet, and enter it with their outcome
 */
public record Claim(UUID campaign, Kind kind, long epoch, boolean firstTime, List<Recipient> recipients) {}
