-- How people narrow what they consented to. One line per interest: a vendor, or a vendor and a product with a tab between.
alter table person
    add column paused_until     timestamptz,
    add column interests        text[] not null default '{}',
    add column minimum_severity text check (minimum_severity in ('low', 'medium', 'high', 'critical'));

-- What a signed-in reader's last change replaced, so that they can take it back while nothing else has changed. granted has
-- the purposes that were opted in to: a kind, a space, a name.
create table last_change (
    subscriber_id    uuid        primary key references person on delete cascade,
    version          bigint      not null,
    changed_at       timestamptz not null,
    granted          text[]      not null,
    paused_until     timestamptz,
    interests        text[]      not null,
    minimum_severity text
);

-- What alerts have named so far, which readers are offered as interests. The key is an interest's line in lower case.
create table alert_subject (
    key      text        primary key,
    line     text        not null,
    named_at timestamptz not null
);
