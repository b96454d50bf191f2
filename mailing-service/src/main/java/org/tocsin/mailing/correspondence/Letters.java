package org.tocsin.mailing.correspondence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.result.RowView;

import org.tocsin.mailing.TopicNames;
import org.tocsin.mailing.campaign.Content;
import org.tocsin.mailing.campaign.Kind;
import org.tocsin.mailing.campaign.Subject;
import org.tocsin.mailing.delivery.Transactions;
import org.tocsin.mailing.message.Letter;

/** The mail of each campaign that is being sent, compiled once per replica. Texts no longer change once a campaign is being sent. */
@ApplicationScoped
public class Letters {

    private static final int KEPT = 16;

    private final Transactions transactions;
    private final Correspondence correspondence;
    private final TopicNames topics;

    @SuppressWarnings("serial") // never serialised
    private final Map<UUID, PersonalMail> compiled = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, PersonalMail> eldest) {
            return size() > KEPT;
        }
    };

    public Letters(Transactions transactions, Correspondence correspondence, TopicNames topics) {
        this.transactions = transactions;
        this.correspondence = correspondence;
        this.topics = topics;
    }

    public synchronized PersonalMail of(UUID campaign) {
        return compiled.computeIfAbsent(campaign, id -> correspondence.compile(load(id)));
    }

    private Letter load(UUID campaign) {
        return transactions.inNew(handle -> handle.createQuery(
                        "select id, kind, topic, subject, markdown, started_at from campaign where id = :campaign")
                .bind("campaign", campaign)
                .map(this::letter)
                .one());
    }

    private Letter letter(RowView row) {
        Content content = new Content(
                Kind.of(row.getColumn("kind", String.class)).orElseThrow(),
                topics.topic(row.getColumn("topic", String.class)),
                new Subject(row.getColumn("subject", String.class)),
                row.getColumn("markdown", String.class));
        return new Letter(row.getColumn("id", UUID.class), content, row.getColumn("started_at", Instant.class));
    }
}
