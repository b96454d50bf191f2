-- The same counting, in functions whose plans are kept: one in SQL was read and planned again for every window.
create or replace function count_claimed() returns trigger language plpgsql as $$
begin
    insert into delivery_count as kept
    select campaign_id, pg_backend_pid() % 16,
        count(*) filter (where state = 'queued'), count(*) filter (where state = 'claimed'),
        count(*) filter (where state = 'accepted'), count(*) filter (where state = 'deferred'),
        count(*) filter (where state = 'refused'), count(*) filter (where state = 'suppressed'),
        count(*) filter (where state = 'uncertain'), count(*) filter (where state = 'expired'),
        count(*) filter (where state = 'cancelled'), count(*) filter (where repeated)
    from later group by campaign_id order by campaign_id
    on conflict (campaign_id, part) do update set
        queued = kept.queued + excluded.queued, claimed = kept.claimed + excluded.claimed,
        accepted = kept.accepted + excluded.accepted, deferred = kept.deferred + excluded.deferred,
        refused = kept.refused + excluded.refused, suppressed = kept.suppressed + excluded.suppressed,
        uncertain = kept.uncertain + excluded.uncertain, expired = kept.expired + excluded.expired,
        cancelled = kept.cancelled + excluded.cancelled, repeated = kept.repeated + excluded.repeated;
    return null;
end
$$;

create or replace function count_changed() returns trigger language plpgsql as $$
begin
    insert into delivery_count as kept
    select campaign_id, pg_backend_pid() % 16,
        coalesce(sum(n) filter (where state = 'queued'), 0), coalesce(sum(n) filter (where state = 'claimed'), 0),
        coalesce(sum(n) filter (where state = 'accepted'), 0), coalesce(sum(n) filter (where state = 'deferred'), 0),
        coalesce(sum(n) filter (where state = 'refused'), 0), coalesce(sum(n) filter (where state = 'suppressed'), 0),
        coalesce(sum(n) filter (where state = 'uncertain'), 0), coalesce(sum(n) filter (where state = 'expired'), 0),
        coalesce(sum(n) filter (where state = 'cancelled'), 0), coalesce(sum(n) filter (where repeated), 0)
    from (select campaign_id, state, repeated, 1 as n from later
          union all select campaign_id, state, repeated, -1 from earlier) changed
    group by campaign_id order by campaign_id
    on conflict (campaign_id, part) do update set
        queued = kept.queued + excluded.queued, claimed = kept.claimed + excluded.claimed,
        accepted = kept.accepted + excluded.accepted, deferred = kept.deferred + excluded.deferred,
        refused = kept.refused + excluded.refused, suppressed = kept.suppressed + excluded.suppressed,
        uncertain = kept.uncertain + excluded.uncertain, expired = kept.expired + excluded.expired,
        cancelled = kept.cancelled + excluded.cancelled, repeated = kept.repeated + excluded.repeated;
    return null;
end
$$;

drop function add_to_counts(delivery_count[]);
