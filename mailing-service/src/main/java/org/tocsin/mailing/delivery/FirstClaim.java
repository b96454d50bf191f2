package org.tocsin.mailing.delivery;

/** The claim of readers whom nobody has claimed yet, as SQL. */
final class FirstClaim {

    /** The largest window of most installations. */
    private static final int USUAL = 64;

    /**
     * One statement, and so one transaction and one way to the database: takes a slice that nobody walks just now, goes on by a page of it, and leases
     * whoever gets the mail. They stand in the lease until their outcome enters the ledger; the others enter it at once. Readers who left after the
     * campaign was sent belong to its audience: they are met here and written down as suppressed. Somebody whose preference has come before their
     * address is not refused for that, but met again in a moment. An update goes to whoever got the alert, or may have got it. The offset keeps a plan that
     * was made while the ledger was empty from reading all of it later. The bound, which cuts nothing off, tells a plan that is kept for windows of any size
     * how small they are; else it would expect a tenth of the audience, and PostgreSQL would rather make a new plan for every window.
     */
    private static final String SQL =
            """
            with part as materialized (
                select s.number, s.after_id, s.last_id, c.topic, c.started_at, c.audience_of, nextval('delivery_epoch') as epoch
                from slice s join campaign c on c.id = s.campaign_id
                where s.campaign_id = :campaign and c.state = 'sending' and coalesce(c.not_after > now(), true) and
            """
                    + Freshness.KNOWN
                    + """
                order by s.number limit 1 for update of s skip locked
            ), page as materialized (
                select met.id from part cross join lateral (
                    (select p.subscriber_id as id from preference p
                     where part.audience_of is null and p.topic = part.topic
                       and p.subscriber_id > part.after_id and p.subscriber_id <= part.last_id
                       and (p.opted_in or p.since > part.started_at)
                     order by p.subscriber_id limit :limit)
                    union all
                    (select o.subscriber_id from delivery o
                     where o.campaign_id = part.audience_of
                       and o.subscriber_id > part.after_id and o.subscriber_id <= part.last_id
                       and o.state in ('accepted', 'uncertain')
                     order by o.subscriber_id limit :limit)) met limit BOUND
            ), judged as materialized (
                select page.id, s.email, s.name, coalesce(p.opted_in, false) and s.id is null as early,
            """
                    + Wishes.REASON
                    + """
                       as reason
                from page join campaign c on c.id = :campaign
                left join preference p on p.subscriber_id = page.id and p.topic = c.topic
                left join subscriber s on s.id = page.id
                left join reader_wish w on w.subscriber_id = page.id
                where not exists (select from delivery d where d.campaign_id = :campaign and d.subscriber_id = page.id offset 0)
            ), moved as (
                update slice s set after_id = (select id from page order by id desc limit 1) from part
                where s.campaign_id = :campaign and s.number = part.number and (select count(*) from page) = :limit
            ), through as (
                delete from slice s using part
                where s.campaign_id = :campaign and s.number = part.number and (select count(*) from page) < :limit
            ), passed_over as (
                insert into delivery (campaign_id, subscriber_id, state, epoch, next_at, reply)
                select :campaign, id, case when early then 'deferred' else 'suppressed' end, part.epoch,
                       case when early then now() + interval '2 seconds' end,
                       case when early then 'address not known yet' else reason end
                from judged cross join part where reason is not null
                on conflict do nothing
            ), leased as (
                insert into lease (epoch, campaign_id, recipients, lease_until, first_time)
                select part.epoch, :campaign, readers, now() + :seconds * interval '1 second', true
                from part cross join (select array_agg(id order by id) as readers from judged where reason is null) taken
                where readers is not null
            )
            select part.epoch, judged.id, judged.email, judged.name, 1 as attempt
            from part left join judged on judged.reason is null
            order by judged.id
            """;

    private FirstClaim() {}

    /** For windows of at most this many readers. */
    static String of(int limit) {
        int bound = limit <= USUAL ? USUAL : Integer.highestOneBit(limit - 1) * 2;
        return SQL.replace("BOUND", Integer.toString(bound));
    }
}
