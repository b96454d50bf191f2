-- Whoever is erased is forgotten here as well, and found by key.
create index outbox_key on outbox (key);
