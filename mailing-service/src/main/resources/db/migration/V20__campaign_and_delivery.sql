-- A campaign, and everything that is known about its delivery. See org.tocsin.mailing.delivery.
create table campaign (
    id          uuid primary key,
    kind        text not null check (kind in ('alert', 'newsletter')),
    topic       text not null,
    subject     text not null,
    markdown    text not null,
    state       text not null check (state in ('draft', 'sending', 'paused', 'cancelled', 'sent')),
    created_at  timestamptz not null,
    started_at  timestamptz,
    finished_at timestamptz,
    -- When an operator last asked to try the failed ones again; patience counts from then.
    retried_at  timestamptz,
    -- How many were opted in when it was sent; the ledger is exact once nobody is queued.
    audience    bigint not null default 0,
    constraint draft_has_not_started check (state not in ('sending', 'paused', 'sent') or started_at is not null),
    constraint finished_or_not check ((finished_at is null) = (state in ('draft', 'sending', 'paused')))
);
create index campaign_newest on campaign (created_at desc, id desc);
create index campaign_sending on campaign (id) where state = 'sending';

-- A part of the audience that nobody has walked to its end yet: subscribers behind after_id, up to and including last_id.
-- Subscriber ids are random, so that equal ranges hold about equally many.
create table slice (
    campaign_id uuid not null references campaign on delete cascade,
    number      integer not null,
    after_id    uuid not null,
    last_id     uuid not null,
    primary key (campaign_id, number)
);

-- The ledger: one row per recipient from the moment of the claim. Whoever has no row yet is queued. The Message-ID is not
-- stored, since it follows from campaign and subscriber. next_at is set exactly when somebody has to act again.
create table delivery (
    campaign_id   uuid not null references campaign on delete cascade,
    subscriber_id uuid not null,
    state         text not null check (state in
        ('queued', 'claimed', 'accepted', 'deferred', 'refused', 'suppressed', 'uncertain', 'expired', 'cancelled')),
    attempt       smallint not null default 0,
    -- Which claim this row belongs to. Only that claim may write the outcome.
    epoch         bigint not null,
    -- An earlier attempt ended uncertain, so this reader may have got the mail twice.
    repeated      boolean not null default false,
    next_at       timestamptz,
    -- The relay's last words, or why nothing was sent.
    reply         text,
    updated_at    timestamptz not null default now(),
    primary key (campaign_id, subscriber_id)
) with (fillfactor = 80);
-- Not a word about state here: an index on what the outcome changes would make every outcome cost twice.
create index delivery_due on delivery (campaign_id, next_at) where next_at is not null;

-- A window of recipients that a sender holds, until a moment on the database's clock. Held by its sender by renewing it;
-- when it runs out, whoever finds it settles its rows.
create sequence delivery_epoch;
create table lease (
    epoch       bigint primary key,
    campaign_id uuid not null references campaign on delete cascade,
    recipients  uuid[] not null,
    lease_until timestamptz not null
);
create index lease_campaign on lease (campaign_id);
create index lease_lapsed on lease (lease_until);

-- What was answered to a request with an Idempotency-Key, so that the same request gets the same answer.
create table idempotency_key (
    key          text primary key,
    request_hash text not null,
    campaign_id  uuid not null,
    answer       text not null,
    created_at   timestamptz not null default now()
);
create index idempotency_key_age on idempotency_key (created_at);

-- An audience is walked in pages by id, and meets those who left since the campaign was sent, to count them.
drop index preference_audience;
create index preference_audience on preference (topic, subscriber_id) include (opted_in, since);
