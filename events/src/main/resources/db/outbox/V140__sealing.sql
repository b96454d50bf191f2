-- The key that a reader's data is sealed with, itself under the data key of that number (see org.tocsin.sealing). A table of its own, so that
-- backups can leave it out: they are to hold no key of whoever is erased later.
create table reader_key (
    subscriber_id uuid    primary key,
    key_id        integer not null,
    wrapped       bytea   not null
);

-- What is still under a data key that is to go.
create index reader_key_under on reader_key (key_id);

-- Whose data keys sealed this database: one row.
create table sealed_by (
    installation uuid primary key
);
