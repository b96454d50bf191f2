package org.tocsin.events.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Welcomes a subscriber by the receipts of what they have just confirmed. The address is the mailing side's own.
 *
 * @param receipts what they said yes to, in the order of the ledger
 * @param document the receipts as JSON, to be attached
 */
public record ReceiptMail(
        UUID mailId,
        UUID subscriberId,
        List<ReceiptLine> receipts,
        String document,
        String preferencesLink,
        Instant expiresAt)
        implements MailRequest {

    public ReceiptMail {
        receipts = List.copyOf(receipts);
    }
}
