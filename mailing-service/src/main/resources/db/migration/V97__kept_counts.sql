-- How many of a campaign stand where, kept up to date by whatever changes the ledger: an operator looks every second, and counting ten million
-- rows takes longer than that. In sixteen parts, by connection, so that senders do not wait for each other's.
create table delivery_count (
    campaign_id uuid not null references campaign on delete cascade,
    part        smallint not null,
    queued      bigint not null default 0,
    claimed     bigint not null default 0,
    accepted    bigint not null default 0,
    deferred    bigint not null default 0,
    refused     bigint not null default 0,
    suppressed  bigint not null default 0,
    uncertain   bigint not null default 0,
    expired     bigint not null default 0,
    cancelled   bigint not null default 0,
    repeated    bigint not null default 0,
    primary key (campaign_id, part)
) with (fillfactor = 50);

create function add_to_counts(changes delivery_count[]) returns void language sql as $$
    insert into delivery_count as kept select * from unnest(changes) order by campaign_id
    on conflict (campaign_id, part) do update set
        queued = kept.queued + excluded.queued, claimed = kept.claimed + excluded.claimed,
        accepted = kept.accepted + excluded.accepted, deferred = kept.deferred + excluded.deferred,
        refused = kept.refused + excluded.refused, suppressed = kept.suppressed + excluded.suppressed,
        uncertain = kept.uncertain + excluded.uncertain, expired = kept.expired + excluded.expired,
        cancelled = kept.cancelled + excluded.cancelled, repeated = kept.repeated + excluded.repeated
$$;

create function count_claimed() returns trigger language plpgsql as $$
begin
    perform add_to_counts(array(
        select row(campaign_id, pg_backend_pid() % 16,
            count(*) filter (where state = 'queued'), count(*) filter (where state = 'claimed'),
            count(*) filter (where state = 'accepted'), count(*) filter (where state = 'deferred'),
            count(*) filter (where state = 'refused'), count(*) filter (where state = 'suppressed'),
            count(*) filter (where state = 'uncertain'), count(*) filter (where state = 'expired'),
            count(*) filter (where state = 'cancelled'), count(*) filter (where repeated))::delivery_count
        from later group by campaign_id));
    return null;
end
$$;

create function count_changed() returns trigger language plpgsql as $$
begin
    perform add_to_counts(array(
        select row(campaign_id, pg_backend_pid() % 16,
            sum(n) filter (where state = 'queued'), sum(n) filter (where state = 'claimed'),
            sum(n) filter (where state = 'accepted'), sum(n) filter (where state = 'deferred'),
            sum(n) filter (where state = 'refused'), sum(n) filter (where state = 'suppressed'),
            sum(n) filter (where state = 'uncertain'), sum(n) filter (where state = 'expired'),
            sum(n) filter (where state = 'cancelled'), sum(n) filter (where repeated))::delivery_count
        from (select campaign_id, state, repeated, 1 as n from later
              union all select campaign_id, state, repeated, -1 from earlier
              -- one of each, so that no sum is of nothing
              union all select campaign_id, word, true, 0 from (select distinct campaign_id from later) c,
                  unnest(array['queued', 'claimed', 'accepted', 'deferred', 'refused', 'suppressed', 'uncertain', 'expired', 'cancelled']) word) changed
        group by campaign_id));
    return null;
end
$$;

create trigger count_claimed after insert on delivery referencing new table as later
    for each statement execute function count_claimed();
create trigger count_changed after update on delivery referencing old table as earlier new table as later
    for each statement execute function count_changed();

insert into delivery_count
select campaign_id, 0,
    count(*) filter (where state = 'queued'), count(*) filter (where state = 'claimed'),
    count(*) filter (where state = 'accepted'), count(*) filter (where state = 'deferred'),
    count(*) filter (where state = 'refused'), count(*) filter (where state = 'suppressed'),
    count(*) filter (where state = 'uncertain'), count(*) filter (where state = 'expired'),
    count(*) filter (where state = 'cancelled'), count(*) filter (where repeated)
from delivery group by campaign_id;

-- A page of the few who are not accepted, among ten million who are. Empty for what every outcome passes through, so that an outcome still changes
-- no index.
alter table delivery add notable text generated always as (case when state in ('claimed', 'accepted') then null else state end) stored;
create index delivery_notable on delivery (campaign_id, notable, subscriber_id) where notable is not null;

-- When the ledger of an old campaign was reduced to its counts.
alter table campaign add folded_at timestamptz;
create index campaign_unfolded on campaign (finished_at) where folded_at is null and finished_at is not null;
create index campaign_archive on campaign (started_at desc, id desc)
    where archived and started_at is not null and state in ('sent', 'withdrawn', 'expired');
