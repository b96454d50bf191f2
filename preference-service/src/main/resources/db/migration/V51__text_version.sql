-- What people had before them when they decided; only ever added to.
create table text_version (
    version        text        primary key,
    page           text        not null,
    page_hash      bytea       not null check (octet_length(page_hash) = 32),
    language       text        not null,
    hash           bytea       not null check (hash = sha256(convert_to(words, 'UTF8'))),
    words          text        not null,
    first_shown_at timestamptz not null
);

create index text_version_of_page on text_version (page);

create trigger text_version_is_append_only
    before update or delete or truncate on text_version
    for each statement execute function refuse_to_change_the_ledger();
