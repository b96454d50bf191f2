-- Whom a campaign is for, within its topic, and until when.
alter table campaign
    add vendor       text,
    add product      text,
    add severity     smallint,
    -- What lets a reader who has named interests pass: see org.tocsin.mailing.campaign.Concern.
    add passing      text[],
    add locale       text,
    -- The alert that this one updates, and the one that began it: whoever got that one gets this one.
    add updates      uuid references campaign,
    add audience_of  uuid references campaign,
    add not_after    timestamptz,
    add archived     boolean not null default true,
    add scheduled_at timestamptz,
    add time_zone    text,
    add constraint product_has_a_vendor check (product is null or vendor is not null),
    add constraint update_has_an_audience check ((updates is null) = (audience_of is null)),
    add constraint schedule_has_a_zone check ((scheduled_at is null) = (time_zone is null)),
    drop constraint campaign_state_check,
    drop constraint draft_has_not_started,
    drop constraint finished_or_not,
    add constraint campaign_state_check check (state in
        ('draft', 'scheduled', 'sending', 'paused', 'cancelled', 'withdrawn', 'expired', 'sent')),
    add constraint draft_has_not_started check (state not in ('sending', 'paused', 'sent') or started_at is not null),
    add constraint finished_or_not check ((finished_at is null) = (state in ('draft', 'scheduled', 'sending', 'paused'))),
    add constraint scheduled_has_a_time check (state <> 'scheduled' or scheduled_at is not null);

create index campaign_scheduled on campaign (scheduled_at) where state = 'scheduled';
create index campaign_ending on campaign (not_after) where finished_at is null and not_after is not null;
create index campaign_updates on campaign (updates) where updates is not null;
drop index campaign_cancelled;
create index campaign_stopped on campaign (finished_at) where state in ('cancelled', 'withdrawn', 'expired');

-- What readers have said about mail of all topics; a row only for who has said something. Interests are folded to lower case: a
-- vendor and a line feed, behind it the product, nothing for all products, or a star for "something of this vendor".
create table reader_wish (
    subscriber_id    uuid primary key,
    paused_until     timestamptz,
    named            text[],
    minimum_severity smallint
);
