-- One row per requested mail. The primary key makes a second copy of the same request harmless; the request itself
-- (address, link) is emptied as soon as the mail needs it no longer.
create table transactional_mail (
    mail_id       uuid primary key,
    subscriber_id uuid not null,
    kind          text not null check (kind in ('confirmation', 'opt-out-acknowledgement')),
    state         text not null
        check (state in ('queued', 'claimed', 'accepted', 'deferred', 'refused', 'uncertain', 'expired')),
    attempt       integer not null default 0,
    next_at       timestamptz not null default now(),
    claimed_until timestamptz,
    reply_code    integer,
    request       text,
    expires_at    timestamptz not null,
    recorded_at   timestamptz not null default now(),
    finished_at   timestamptz,
    constraint claimed_until_a_time check ((state = 'claimed') = (claimed_until is not null)),
    constraint open_or_finished check ((finished_at is null) = (state in ('queued', 'claimed', 'deferred'))),
    constraint kept_while_open check ((request is null) = (finished_at is not null))
);

create index transactional_mail_due on transactional_mail (next_at) where state in ('queued', 'deferred');
create index transactional_mail_claimed on transactional_mail (claimed_until) where state = 'claimed';
create index transactional_mail_finished on transactional_mail (finished_at) where finished_at is not null;
