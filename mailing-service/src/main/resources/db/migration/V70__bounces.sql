-- Mail that did not arrive, as far as it is known whose: once per reader and campaign, however often it is told.
create table bounce (
    subscriber_id uuid not null,
    campaign_id   uuid not null,
    topic         text not null,
    kind          text not null check (kind in ('hard', 'soft')),
    status        text not null,
    via           text not null,
    bounced_at    timestamptz not null,
    primary key (subscriber_id, campaign_id)
);
create index bounce_age on bounce (bounced_at);

-- What passing failures add up to, per class of topics. A score fades with time; at its limit the reader is asked for a
-- sign of life (probed_at), and removed if that fails too.
create table bounce_score (
    subscriber_id uuid not null,
    topic_class   text not null check (topic_class in ('alerts', 'newsletters')),
    score         double precision not null,
    since         timestamptz not null,
    counted_at    timestamptz not null,
    due           boolean not null default false,
    probe_id      uuid,
    probed_at     timestamptz,
    primary key (subscriber_id, topic_class),
    constraint probed_when_due check (probe_id is null or (due and probed_at is not null))
);
create index bounce_score_due on bounce_score (probed_at nulls first) where due;
