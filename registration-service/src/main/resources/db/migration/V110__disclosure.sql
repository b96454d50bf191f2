-- What was asked for by authorities, who allowed it, and what was given. No reader is referenced: the register stays when one is erased,
-- with a random number that then leads to nobody.
create table disclosure (
    id             uuid primary key,
    subscriber_id  uuid        not null,
    authority      text        not null,
    legal_basis    text        not null,
    fields         text[]      not null,
    silence_reason text,        -- why the reader must not be told yet
    silent_until   date,        -- the last day of that
    asked_by       text        not null,
    asked_at       timestamptz not null,
    decided_by     text,
    decided_at     timestamptz,
    approved       boolean,
    check ((silence_reason is null) = (silent_until is null)),
    check ((decided_by is null) = (approved is null) and (decided_by is null) = (decided_at is null)),
    check (decided_by <> asked_by)
);

create index disclosure_of_subscriber on disclosure (subscriber_id);
create index disclosure_newest on disclosure (asked_at, id);

-- Every time that the data was taken out of the system.
create table disclosure_given (
    disclosure_id uuid        not null references disclosure,
    given_by      text        not null,
    given_at      timestamptz not null
);

create index disclosure_given_of on disclosure_given (disclosure_id);
