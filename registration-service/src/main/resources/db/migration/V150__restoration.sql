-- Each return from a backup. deploy/restore makes this table as well, since a backup may be older than it.
create table if not exists restoration (
    restored_at  timestamptz primary key,
    relearned_at timestamptz -- empty while those who signed up since the backup are still to be read from the log
);
