-- What a correction needs to know: the topic of our mail that brought the message about, and which mail a bounce counted for.
alter table inbound_mail
    add column about_topic text,
    add column campaign_id uuid;
