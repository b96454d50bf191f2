-- The readers of a window lie side by side here, and all over the table, where among a million of them each takes another block to read. Whoever walks an
-- audience needs no more than this.
create index subscriber_mail on subscriber (id) include (email, name, locale, confirmed_at, erased_at);
