package org.tocsin.preference.receipts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A consent receipt, after ISO/IEC TS 27560: who said what to whom, about what, when, before which text.
 *
 * @param recordId the ledger's number of the row
 * @param piiPrincipalId the name under which the ledger knows the person
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Receipt(
        String schemaVersion,
        long recordId,
        String piiPrincipalId,
        Party piiController,
        Notice notice,
        Processing processing,
        Event event,
        Proof proof) {

    static final String SCHEMA = "tocsin-consent-receipt-1";

    /** Whom the consent was given to. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Party(String name, String privacyPolicy) {}

    /**
     * The text that the person had before them; {@code none} for a reply or a one-click.
     *
     * @param sha256 of that text
     * @param text   where it is kept as it was
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Notice(
            String version,
            String language,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> sha256,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> text) {}

    /** What for, with which data, and who else gets them. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Processing(
            String purposeType,
            String purpose,
            String name,
            String description,
            String lawfulBasis,
            List<String> piiInformation,
            List<String> recipients) {}

    /** What happened to the consent. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Event(String state, Instant time, Instant recordedAt, String way, String cause) {}

    /** {@code hash} is the SHA-256 of the octets of {@code previousHash} and of {@code canonicalRow}. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Proof(String canonicalRow, String previousHash, String hash) {}
}
