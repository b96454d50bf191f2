-- Whoever is met for the first time enters the ledger with the outcome, and once: until then the lease is where they stand, as claimed. Writing a
-- row at the claim and again at the outcome cost a second look at every index, a second record in the log, and twice the counting.
alter table lease add first_time boolean not null default false;

-- An outcome joins its campaign, so that it cannot be of one that does not exist; a foreign key would look that up again for every reader, and
-- make all senders share a lock on the campaign's row.
alter table delivery drop constraint delivery_campaign_id_fkey;
alter table lease drop constraint lease_campaign_id_fkey;

-- Most claims suppress nobody, and have nothing to count.
create or replace function count_claimed() returns trigger language plpgsql as $$
begin
    if not exists (select from later) then
        return null;
    end if;
    perform add_to_counts(array(
        select row(campaign_id, pg_backend_pid() % 16,
            count(*) filter (where state = 'queued'), count(*) filter (where state = 'claimed'),
            count(*) filter (where state = 'accepted'), count(*) filter (where state = 'deferred'),
            count(*) filter (where state = 'refused'), count(*) filter (where state = 'suppressed'),
            count(*) filter (where state = 'uncertain'), count(*) filter (where state = 'expired'),
            count(*) filter (where state = 'cancelled'), count(*) filter (where repeated))::delivery_count
        from later group by campaign_id));
    return null;
end
$$;
