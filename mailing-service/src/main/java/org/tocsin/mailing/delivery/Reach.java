package org.tocsin.mailing.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import org.tocsin.mailing.audience.AddressBook;

/** Who would get a campaign if it were sent now, and why the others would not: by the same rule that decides at the claim. */
@ApplicationScoped
public class Reach {

    private static final String GETS_IT = "";

    private static final String AUDIENCE =
            """
            from campaign c join (
                select p.subscriber_id as id from campaign t join preference p on p.topic = t.topic and p.opted_in
                where t.id = :campaign and t.audience_of is null
                union all
                select o.subscriber_id from campaign t join delivery o on o.campaign_id = t.audience_of
                where t.id = :campaign and o.state in ('accepted', 'uncertain')
            ) a on c.id = :campaign
            left join preference p on p.subscriber_id = a.id and p.topic = c.topic
            left join subscriber s on s.id = a.id
            left join reader_wish w on w.subscriber_id = a.id
            """;

    private static final String BY_REASON =
            "select coalesce(" + Wishes.REASON + ", '') as reason, count(*) as number " + AUDIENCE + " group by 1";

    private static final String OF_ONE =
            """
            select exists (select from delivery o where o.campaign_id = c.audience_of and o.subscriber_id = s.id
                           and o.state in ('accepted', 'uncertain')) or c.audience_of is null as meant,
            """
                    + Wishes.REASON
                    + """
            as reason
            from campaign c join subscriber s on s.id = any(:readers)
            left join preference p on p.subscriber_id = s.id and p.topic = c.topic
            left join reader_wish w on w.subscriber_id = s.id
            where c.id = :campaign order by s.confirmed_at desc limit 1
            """;

    private static final String AT =
            """
            select id from subscriber where lower(email) = lower(:email) and confirmed_at is not null
            order by confirmed_at desc limit 1
            """;

    /**
     * @param reach how many would get it
     * @param suppressed how many would not, by the reason
     */
    public record Forecast(long reach, Map<String, Long> suppressed) {}

    private final Jdbi jdbi;
    private final AddressBook addresses;

    Reach(Jdbi jdbi, AddressBook addresses) {
        this.jdbi = jdbi;
        this.addresses = addresses;
    }

    /** Looks at the whole audience; seconds at a million readers. */
    public Forecast of(UUID campaign) {
        Map<String, Long> byReason = jdbi.withHandle(handle -> {
            Query query = handle.createQuery(BY_REASON).bind("campaign", campaign);
            return query.reduceRows(new TreeMap<String, Long>(), (all, row) -> {
                all.put(row.getColumn("reason", String.class), row.getColumn("number", Long.class));
                return all;
            });
        });
        long reach = Optional.ofNullable(byReason.remove(GETS_IT)).orElse(0L);
        return new Forecast(reach, byReason);
    }

    /** Whose address this is. */
    public Optional<UUID> readerAt(String email) {
        return jdbi.withHandle(handle ->
                handle.createQuery(AT).bind("email", email).mapTo(UUID.class).findOne());
    }

    /** Why the reader with this address would not get it; empty when they would. */
    public Optional<String> objection(UUID campaign, String email) {
        return jdbi.withHandle(handle -> handle.createQuery(OF_ONE)
                .bind("campaign", campaign)
                .bindArray("readers", UUID.class, addresses.at(email))
                .map(row -> Boolean.TRUE.equals(row.getColumn("meant", Boolean.class))
                        ? Optional.ofNullable(row.getColumn("reason", String.class))
                        : Optional.of("did not get the alert that this one updates"))
                .findOne()
                .orElse(Optional.of("nobody with this address")));
    }
}
