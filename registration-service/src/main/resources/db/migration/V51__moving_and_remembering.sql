-- Addresses that readers want to move to, until the owner of the new one says so. Whoever had the old one may take it back.
create table address_change (
    id            uuid primary key,
    subscriber_id uuid        not null references subscriber on delete cascade,
    email         text        not null,
    takes_back    boolean     not null,
    asked_at      timestamptz not null,
    expires_at    timestamptz not null
);

create index address_change_of_subscriber on address_change (subscriber_id);
create index address_change_expires on address_change (expires_at);

-- Browsers that stay signed in, because their reader ticked that.
create table remembered_browser (
    id            uuid primary key,
    subscriber_id uuid        not null references subscriber on delete cascade,
    secret        text        not null unique, -- hash of what the cookie holds
    device        text        not null,        -- such as "Firefox on Linux", and no more
    since         timestamptz not null,
    last_seen_at  timestamptz not null,
    expires_at    timestamptz not null
);

create index remembered_browser_of_subscriber on remembered_browser (subscriber_id);
create index remembered_browser_expires on remembered_browser (expires_at);
