package org.tocsin.mailing.studio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Draft;
import org.tocsin.mailing.delivery.DeliveryCounts;
import org.tocsin.mailing.studio.IdempotencyKeys.Remembered;

/** Stores a new draft; once per idempotency key. */
@ApplicationScoped
class CreateCampaign {

    sealed interface Result {
        /** {@code json} is the same for every request with the same key. */
        record Created(UUID id, String json) implements Result {}

        /** The key was used for another campaign. */
        record KeyTaken() implements Result {}
    }

    private final Campaigns campaigns;
    private final IdempotencyKeys keys;
    private final DeliveryCounts counts;
    private final ObjectMapper json;
    private final Clock clock;

    CreateCampaign(Campaigns campaigns, IdempotencyKeys keys, DeliveryCounts counts, ObjectMapper json, Clock clock) {
        this.campaigns = campaigns;
        this.keys = keys;
        this.counts = counts;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    Result create(Content content, Optional<String> key) {
        Draft draft = new Draft(UUID.randomUUID(), content);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        campaigns.add(draft, now);
        String answer = write(draft, now);
        if (key.isEmpty()) {
            return new Result.Created(draft.id(), answer);
        }
        Remembered fresh = new Remembered(hash(content), draft.id(), answer);
        Optional<Remembered> earlier = keys.claim(key.get(), fresh);
        earlier.ifPresent(instead -> campaigns.remove(draft.id()));
        Remembered valid = earlier.orElse(fresh);
        return valid.requestHash().equals(fresh.requestHash())
                ? new Result.Created(valid.campaign(), valid.answer())
                : new Result.KeyTaken();
    }

    private String write(Draft draft, Instant now) {
        StoredCampaign stored = new StoredCampaign(draft, now, Optional.empty(), Optional.empty());
        try {
            return json.writeValueAsString(CampaignView.of(stored, counts.of(draft.id())));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("campaign " + draft.id() + " cannot be written as JSON", bug);
        }
    }

    private static String hash(Content content) {
        String text = String.join(
                "\0",
                content.kind().word(),
                content.topic().slug(),
                content.subject().text(),
                content.markdown());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
