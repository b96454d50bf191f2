-- Sessions that would have lasted until this moment, or shorter, were ended by the reader or with their change of address.
alter table person add column sessions_ended_up_to timestamptz;
