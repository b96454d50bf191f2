-- How much of something was used by one address or network (a pseudonym of it) on one day.
create table inbound_allowance (
    kind text not null,
    whom text not null,
    day  date not null,
    used integer not null,
    primary key (kind, whom, day)
);

-- Whoever writes is looked up by the address in From.
create index subscriber_email on subscriber (lower(email)) where confirmed_at is not null;

-- How it came, and how it is known whose it is; what an operator made of it afterwards.
alter table inbound_mail
    drop constraint inbound_mail_addressed_to_check,
    add constraint inbound_mail_addressed_to_check check (addressed_to in ('unsubscribe', 'reply', 'bounce', 'answer', 'other')),
    add column arrived_by        text not null default 'smtp',
    add column known_by          text not null default '',
    add column corrected_meaning text,
    add column corrected_effect  text,
    add column corrected_at      timestamptz;

-- Sealed from now on (org.tocsin.tokens.Sealing): the message, and apart from it the two lines that a list shows.
delete from inbound_raw;
alter table inbound_raw
    drop column return_path,
    drop column subject,
    add column heading bytea not null;
