package org.tocsin.tokens;

import java.util.UUID;

/** The first four octets of a campaign's random id. */
public record CampaignDigest(int value) {

    public static CampaignDigest of(UUID campaign) {
        return new CampaignDigest((int) (campaign.getMostSignificantBits() >>> 32));
    }

    public boolean matches(UUID campaign) {
        return equals(of(campaign));
    }
}
