-- Up to when everything that was on the streams of addresses and opt-outs is applied here: one row per partition, advanced by
-- whichever replica reads it, on the database's clock. Nobody reads it after a crash, and so it falls behind by itself.
create table stream_progress (
    topic       text not null,
    partition   integer not null,
    known_until timestamptz not null default 'epoch',
    primary key (topic, partition)
) with (fillfactor = 50);

-- A campaign that was cancelled is looked after until whoever had begun has been heard of.
create index campaign_cancelled on campaign (finished_at) where state = 'cancelled';
