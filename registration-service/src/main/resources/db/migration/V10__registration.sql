-- Everybody who ever signed up and was not forgotten. Until confirmed_at is set this is an id reserved for an address.
create table subscriber (
    id            uuid primary key,
    identity      text        not null unique, -- the address in lower case: one person per mailbox
    email         text,                        -- as last confirmed; null while pending, like all that follows
    name          text,
    language      text,
    confirmed_at  timestamptz,
    version       bigint      not null default 0,
    last_asked_at timestamptz not null,
    check ((confirmed_at is null) = (version = 0)),
    check ((confirmed_at is null) = (email is null)),
    check ((confirmed_at is null) = (language is null))
);

create index subscriber_pending on subscriber (last_asked_at) where confirmed_at is null;

-- One row per confirmation mail. Confirmed ones stay: they are the proof of consent.
create table request (
    id             uuid primary key,
    subscriber_id  uuid        not null references subscriber on delete cascade,
    email          text        not null,
    name           text,
    language       text        not null,
    topics         text[]      not null,
    sponsors       text[]      not null,
    channel        text        not null,
    policy_version text        not null,
    requested_at   timestamptz not null,
    expires_at     timestamptz not null,
    confirmed_at   timestamptz
);

create index request_of_subscriber on request (subscriber_id, confirmed_at);
create index request_pending on request (requested_at) where confirmed_at is null;

-- What is counted against an allowance, by pseudonym: no address and no network is ever written here.
create table allowance_use (
    pseudonym text        not null,
    used_at   timestamptz not null,
    forget_at timestamptz not null
);

create index allowance_use_of on allowance_use (pseudonym, used_at);
create index allowance_use_forget on allowance_use (forget_at);
