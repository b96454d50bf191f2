package org.tocsin.preference.receipts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.ReceiptLine;
import org.tocsin.events.wire.ReceiptMail;
import org.tocsin.preference.ledger.ConsentEntry;
import org.tocsin.preference.ledger.Recorded;
import org.tocsin.web.PublicOrigin;

/** Has whoever confirmed something welcomed by mail, with the receipts of it; joins the caller's transaction. */
@ApplicationScoped
public class MailReceipts {

    /** Whoever could not be reached for so long finds the receipts on their preferences. */
    private static final Duration EXPIRY = Duration.ofDays(3);

    private final WriteReceipts writeReceipts;
    private final PublicOrigin origin;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    MailReceipts(WriteReceipts writeReceipts, PublicOrigin origin, Outbox outbox, ObjectMapper json, Clock clock) {
        this.writeReceipts = writeReceipts;
        this.origin = origin;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** One mail to each for all of it; none to whom nothing is new. */
    public void mail(List<Recorded> confirmed) {
        Function<ConsentEntry, Receipt> write = writeReceipts.ofMany();
        outbox.appendAll(
                EventType.RECEIPT_MAIL_REQUESTED,
                confirmed.stream()
                        .filter(one -> !one.entries().isEmpty())
                        .map(one -> mail(one, write))
                        .toList(),
                ReceiptMail::subscriberId);
    }

    private ReceiptMail mail(Recorded confirmed, Function<ConsentEntry, Receipt> write) {
        List<Receipt> receipts = confirmed.entries().stream().map(write).toList();
        return new ReceiptMail(
                UUID.randomUUID(),
                confirmed.person().id().value(),
                receipts.stream().map(MailReceipts::line).toList(),
                document(receipts),
                origin.at("/preferences"),
                clock.instant().plus(EXPIRY));
    }

    private static ReceiptLine line(Receipt receipt) {
        return new ReceiptLine(
                receipt.recordId(),
                ReceiptView.of(receipt).said(),
                receipt.event().time(),
                receipt.proof().hash());
    }

    private String document(List<Receipt> receipts) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(new Receipts(receipts));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A receipt is always JSON", impossible);
        }
    }
}
