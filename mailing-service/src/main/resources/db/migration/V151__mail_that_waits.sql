-- What inbound mail asks for and one day does not allow: it is mailed on another. By a pseudonym of the network or mailbox it came from.
create table inbound_held (
    mail_id    uuid primary key references inbound_mail (id) on update cascade on delete cascade,
    asks_for   text not null check (asks_for in ('question', 'forward', 'answer')),
    network    text not null,
    not_before date not null
);
create index inbound_held_due on inbound_held (not_before);
