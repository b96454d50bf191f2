-- Sessions of this reader that began before are over. Kept for as long as a session lives.
create table session_end (
    subscriber_id uuid primary key references subscriber on delete cascade,
    ended_at      timestamptz not null
);

create index session_end_at on session_end (ended_at);
