package org.tocsin.tokens;

import java.time.LocalDate;
import java.util.UUID;

/** What a token address says. Topic and campaign are digests, since 64 octets hold no more; match them with candidates. */
public record MailReference(
        MailFunction function, UUID subscriber, TopicDigest topic, CampaignDigest campaign, LocalDate day) {}
