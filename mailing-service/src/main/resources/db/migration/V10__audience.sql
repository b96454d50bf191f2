-- What registration and preference last said, as of the newest version seen. Erasure leaves an id that nobody can
-- trace and a version that no event exceeds, so that a replayed older event cannot bring the person back.
create table subscriber (
    id           uuid primary key,
    version      bigint not null,
    email        text,
    name         text,
    locale       text,
    confirmed_at timestamptz,
    erased_at    timestamptz,
    constraint erased_or_reachable check ((erased_at is null) = (email is not null)),
    constraint erased_keeps_nothing check (erased_at is null or (name is null and locale is null and confirmed_at is null))
);

create table preference_version (
    subscriber_id uuid primary key,
    version       bigint not null
);

-- No foreign key: preferences may arrive before their subscriber.
create table preference (
    subscriber_id uuid not null,
    topic         text not null,
    opted_in      boolean not null,
    since         timestamptz not null,
    via           text not null,
    primary key (subscriber_id, topic)
);

-- An audience is read in pages by id: where topic = ? and opted_in and subscriber_id > ? order by subscriber_id.
create index preference_audience on preference (topic, subscriber_id) where opted_in;
