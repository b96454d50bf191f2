-- What a sponsor may get, of those subscribers only who have said yes to one (ADR 3).
create table contact (
    subscriber_id uuid   primary key references person on delete cascade,
    version       bigint not null,
    email         text   not null,
    name          text,
    locale        text   not null
);

-- Counts what happens in one sponsor's feed; no two sponsors share a count, so none learns of another.
create table sponsor_feed (
    sponsor  text   primary key,
    position bigint not null
);

-- A person as one sponsor knows them, from a yes to the no that ends it. reference means nothing to anybody else.
create table sharing (
    reference     uuid        primary key,
    sponsor       text        not null,
    subscriber_id uuid        not null references person on delete cascade,
    position      bigint      not null,
    since         timestamptz not null,
    ended_at      timestamptz,
    unique (sponsor, position)
);

create unique index sharing_active on sharing (sponsor, subscriber_id) where ended_at is null;
create index sharing_of_subscriber on sharing (subscriber_id);

-- What left for a sponsor. Only ever added to.
create table disclosure (
    id              uuid        primary key,
    sponsor         text        not null,
    disclosed_at    timestamptz not null,
    fields          text        not null,
    people          integer     not null check (people > 0),
    sha256          bytea       not null,
    ledger_sequence bigint      not null
);

create table disclosed (
    reference     uuid not null,
    disclosure_id uuid not null references disclosure,
    primary key (reference, disclosure_id)
);

create trigger disclosure_is_append_only
    before update or delete or truncate on disclosure
    for each statement execute function refuse_to_change_the_ledger();

create trigger disclosed_is_append_only
    before update or delete or truncate on disclosed
    for each statement execute function refuse_to_change_the_ledger();

-- What a sponsor was told and must forget or mend. Names nobody but by reference.
create table recall (
    id              uuid        primary key,
    sponsor         text        not null,
    reference       uuid        not null,
    reason          text        not null check (reason in ('withdrawn', 'erased', 'corrected')),
    position        bigint      not null,
    recalled_at     timestamptz not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz,
    acknowledged_at timestamptz,
    unique (sponsor, position)
);

create index recall_due on recall (next_attempt_at) where next_attempt_at is not null;
create index recall_of_reference on recall (reference);
