-- Which staff had data shown that is masked otherwise. No subscriber: it was not known whose it was.
create table staff_look (
    id            uuid primary key,
    subscriber_id uuid references subscriber on delete cascade,
    operator      text        not null,
    what          text        not null,
    reason        text        not null,
    looked_at     timestamptz not null
);

create index staff_look_of_subscriber on staff_look (subscriber_id, looked_at);
create index staff_look_at on staff_look (looked_at);

-- Sums that other services counted and that were added; an event that comes twice is added once.
create table pages_counted (
    id         uuid primary key,
    counted_at timestamptz not null
);

create index pages_counted_at on pages_counted (counted_at);
