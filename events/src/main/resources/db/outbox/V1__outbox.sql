-- Events that are committed with the change they tell of, and published afterwards (see org.tocsin.events.Outbox).
create table outbox (
    position     bigint generated always as identity primary key,
    topic        text        not null,
    key          text        not null,
    headers      bytea       not null, -- a JSON object of strings; bytea, because jsonb refuses U+0000
    payload      bytea,                -- null is a tombstone
    appended_at  timestamptz not null default now(),
    published_at timestamptz
);

create index outbox_unpublished on outbox (position) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;
