-- A mailed link that leads to the last question before an erasure. The link alone does not suffice: the browser that asked is
-- recognised, or the code that it was shown is typed in.
create table erasure_request (
    id            uuid primary key,
    subscriber_id uuid        not null references subscriber on delete cascade,
    browser       text        not null, -- hash of a random cookie of the browser that asked
    code          text        not null, -- hash of the code
    wrong_codes   integer     not null default 0,
    asked_at      timestamptz not null,
    expires_at    timestamptz not null
);

create index erasure_request_of_subscriber on erasure_request (subscriber_id);
create index erasure_request_expires on erasure_request (expires_at);

-- Erasures that were asked for and can still be taken back.
create table planned_erasure (
    subscriber_id uuid primary key references subscriber on delete cascade,
    asked_at      timestamptz not null,
    due_at        timestamptz not null
);

create index planned_erasure_due on planned_erasure (due_at);

-- The journal, by random ids that lead to nobody. told_at is empty while the other services are still to be told (a restore).
create table erasure (
    subscriber_id uuid primary key,
    erased_at     timestamptz not null,
    told_at       timestamptz
);

create index erasure_untold on erasure (erased_at) where told_at is null;
create index erasure_newest on erasure (erased_at);

-- Who must not be brought back by a list: keyed hashes of addresses, and nothing beside them that could tell them apart.
create table erased_address (
    pseudonym text primary key
);
