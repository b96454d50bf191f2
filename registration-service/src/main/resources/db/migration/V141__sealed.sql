-- The key goes with whom it is of, however they go.
alter table reader_key add foreign key (subscriber_id) references subscriber on delete cascade;

-- What older versions wrote in clear and is still to be sealed; empty soon, and from then on.
create index subscriber_clear on subscriber (id) where identity like '%@%';
create index request_clear on request (id) where email not like 'sealed.%';
create index address_change_clear on address_change (id) where email not like 'sealed.%';
