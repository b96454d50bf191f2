-- Links that let a reader see what is held of them. Kept for a while after, since "who asked to see my data" is part of it.
create table sign_in (
    id            uuid primary key,
    subscriber_id uuid        not null references subscriber on delete cascade,
    browser       text        not null, -- hash of a random cookie of the browser that asked
    asked_at      timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz
);

create index sign_in_of_subscriber on sign_in (subscriber_id, asked_at);
create index sign_in_asked on sign_in (asked_at);
