-- Where a relay wants no more than so many connections: who holds which of them, until when. Held by renewing it.
create table connection_place (
    relay      text not null,
    number     integer not null,
    replica    uuid not null,
    held_until timestamptz not null,
    primary key (relay, number)
);
