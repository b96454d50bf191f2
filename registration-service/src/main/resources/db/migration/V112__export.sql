-- What a reader takes along, while it is made and until it is deleted; at most one for each. Erasing the reader ends it.
create table export (
    subscriber_id uuid primary key references subscriber on delete cascade,
    id            uuid        not null,
    asked_at      timestamptz not null,
    parts         integer     not null default 0, -- how many are done
    failed        boolean     not null default false,
    document      bytea       -- sealed; null until all parts are there
);

create index export_asked on export (asked_at);
