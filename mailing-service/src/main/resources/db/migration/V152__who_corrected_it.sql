-- Who says that it means something else, sealed.
alter table inbound_mail add column corrected_by bytea;
