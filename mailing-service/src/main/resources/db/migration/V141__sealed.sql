-- Addresses and names are sealed from now on; by this a reader is found by their address.
alter table subscriber
    add column address_hash text,
    add constraint erased_keeps_no_hash check (erased_at is null or address_hash is null);
create index subscriber_address on subscriber (address_hash) where address_hash is not null;

-- What older versions wrote in clear and is still to be sealed; empty soon, and from then on.
drop index subscriber_email;
create index subscriber_email on subscriber (lower(email)) where confirmed_at is not null and email not like 'sealed.%';
create index subscriber_clear on subscriber (id) where email is not null and email not like 'sealed.%';

-- What an account letter is about, since its text is sealed.
alter table transactional_mail add column about text;
