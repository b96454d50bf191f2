-- The key goes with whom it is of, however they go.
alter table reader_key add foreign key (subscriber_id) references person on delete cascade;

-- What older versions wrote in clear and is still to be sealed; empty soon, and from then on.
create index contact_clear on contact (subscriber_id) where email not like 'sealed.%';
