package org.tocsin.mailing.transactional;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.tocsin.events.EventDelivery;
import org.tocsin.events.Received;
import org.tocsin.events.wire.MailRequest;

/** Consumes {@code mail-requests}: a request is in the ledger before its offset moves. */
@ApplicationScoped
class MailRequests {

    private final EventDelivery delivery;
    private final TransactionalMails mails;
    private final TransactionalRounds rounds;

    MailRequests(EventDelivery delivery, TransactionalMails mails, TransactionalRounds rounds) {
        this.delivery = delivery;
        this.mails = mails;
        this.rounds = rounds;
    }

    @Incoming("mail-requests")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        delivery.deliver(records, MailRequest.class, this::record);
        rounds.sendSoon();
    }

    private void record(List<Received<MailRequest>> requests) {
        mails.record(
                requests.stream().map(Received::data).flatMap(Optional::stream).toList());
    }
}
