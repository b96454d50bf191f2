-- Raw messages hold people's words and addresses; they are removed after tocsin.inbound.keep-raw.
create table inbound_raw (
    message_hash bytea primary key,
    received_at  timestamptz not null,
    return_path  text not null,
    subject      text not null,
    raw          bytea not null
);

create index inbound_raw_received on inbound_raw (received_at);

-- One row per message and address of ours it came to; kept on, as it names nobody but a subscriber's random id. The
-- unique key makes a message that is delivered again change nothing.
create table inbound_mail (
    id               uuid primary key,
    received_at      timestamptz not null,
    message_hash     bytea not null,
    recipient_hash   bytea not null,
    addressed_to     text not null check (addressed_to in ('unsubscribe', 'reply', 'bounce', 'other')),
    null_return_path boolean not null,
    subscriber_id    uuid,
    meaning          text not null,
    why              text not null,
    effect           text not null,
    topic            text,
    unique (message_hash, recipient_hash)
);

create index inbound_mail_newest on inbound_mail (received_at desc, id desc);
create index inbound_mail_subscriber on inbound_mail (subscriber_id) where subscriber_id is not null;
