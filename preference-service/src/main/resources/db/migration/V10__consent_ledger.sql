-- The name under which the ledger knows a person. Erasing the person deletes this row, and with it all that says whose
-- the ledger's rows were. subscriber_version 0: somebody left before their subscription reached us.
create table person (
    subscriber_id      uuid        primary key,
    subject            uuid        not null unique,
    version            bigint      not null default 0,
    subscriber_version bigint      not null default 0,
    created_at         timestamptz not null
);

-- Only ever added to; each row seals the one before (ADR 1).
create table consent_entry (
    sequence      bigint      primary key check (sequence > 0),
    format        smallint    not null,
    subject       uuid        not null,
    kind          text        not null check (kind in ('topic', 'sponsor')),
    purpose       text        not null check (purpose ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    decision      text        not null check (decision in ('opt-in', 'opt-out')),
    decided_at    timestamptz not null,
    recorded_at   timestamptz not null,
    way           text        not null,
    text_version  text        not null,
    text_language text        not null,
    cause         uuid        not null,
    previous_hash bytea       not null unique check (octet_length(previous_hash) = 32),
    hash          bytea       not null unique check (octet_length(hash) = 32)
);

create index consent_entry_of_subject on consent_entry (subject, sequence);

create function refuse_to_change_the_ledger() returns trigger language plpgsql as $$
begin
    raise exception 'the consent ledger is only ever added to (% refused)', tg_op;
end
$$;

create trigger consent_entry_is_append_only
    before update or delete or truncate on consent_entry
    for each statement execute function refuse_to_change_the_ledger();

-- The last word on each purpose: a projection of consent_entry, but for heard_at of a repeated opt-out.
create table choice (
    subscriber_id uuid        not null references person on delete cascade,
    kind          text        not null,
    purpose       text        not null,
    decision      text        not null,
    since         timestamptz not null,
    way           text        not null,
    sequence      bigint      not null,
    heard_at      timestamptz not null,
    primary key (subscriber_id, kind, purpose)
);

-- What was applied once is not applied again, in whatever order and however often Kafka brings it.
create table heard_request (
    request_id    uuid        primary key,
    subscriber_id uuid        not null references person on delete cascade,
    heard_at      timestamptz not null
);

create index heard_request_of_subscriber on heard_request (subscriber_id);

-- An offer to take opt-outs back, and the ledger rows it is about. One that goes out by mail has a day: one a day.
create table undo (
    id            uuid        primary key,
    subscriber_id uuid        not null references person on delete cascade,
    expires_at    timestamptz not null,
    mailed_on     date,
    unique (subscriber_id, mailed_on)
);

create table undo_entry (
    undo_id  uuid   not null references undo on delete cascade,
    purpose  text   not null,
    sequence bigint not null,
    primary key (undo_id, purpose)
);
