-- How far each recall has got. claim: whoever calls the sponsor now; what another replica says of an older claim is not heard.
-- trying_since: of the first attempt since it was made, or since an operator had it sent again. dead_at: given up.
alter table recall
    add column claim        uuid,
    add column trying_since timestamptz,
    add column problem      text,
    add column dead_at      timestamptz;

drop index recall_due;
create index recall_due on recall (sponsor, next_attempt_at) where next_attempt_at is not null;
create index recall_dead on recall (dead_at) where dead_at is not null;
