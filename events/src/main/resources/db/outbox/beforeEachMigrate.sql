-- A migration that waits for a table keeps everybody else waiting behind it. Rather than that it fails, and is tried again with the next start.
set local lock_timeout = '5s';
