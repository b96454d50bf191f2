-- Limits of pace, by GCRA: a row says when, at its limit's interval, everything that was let through so far will have gone. A limit may run a
-- second ahead, so that permits can be taken in batches. Losing a row forgets at most that second.
create table pace (
    name    text primary key,
    free_at timestamptz not null
);

-- As many mails as all of these limits let through now; when none, how long until there is one. Always in the order of the names.
create function take_permits(names text[], intervals double precision[], wanted integer, out mails integer, out wait_ms bigint)
language plpgsql as $$
declare moment timestamptz;
begin
    insert into pace select name, 'epoch' from unnest(names) name order by name on conflict do nothing;
    perform from pace p where p.name = any(names) order by p.name for update;
    moment := clock_timestamp(); -- not now(): the rows may have been waited for
    select floor(min((greatest(every, 1) - ahead) / every + 0.000001)), ceil(1000 * max(ahead + every - greatest(every, 1)))
      into mails, wait_ms
      from (select every, greatest(0, extract(epoch from p.free_at - moment)) as ahead
              from unnest(names, intervals) l(name, every) join pace p using (name)) state;
    mails := greatest(0, least(mails, wanted));
    update pace p set free_at = greatest(p.free_at, moment) + mails * l.every * interval '1 second'
      from unnest(names, intervals) l(name, every) where p.name = l.name and mails > 0;
end
$$;

-- Mails that went without asking, or, when negative, that were let through and did not go. Answers how many limits that was written down for.
create function charge_permits(names text[], intervals double precision[], mails integer) returns integer language plpgsql as $$
declare charged integer;
begin
    insert into pace select name, 'epoch' from unnest(names) name order by name on conflict do nothing;
    perform from pace p where p.name = any(names) order by p.name for update;
    update pace p set free_at = greatest(p.free_at, case when mails > 0 then clock_timestamp() else p.free_at end) + mails * l.every * interval '1 second'
      from unnest(names, intervals) l(name, every) where p.name = l.name;
    get diagnostics charged = row_count;
    return charged;
end
$$;

-- Domains of recipients that asked for less, in the words of their last such answer. What is let through doubles every minute from then on.
create table slow_domain (
    domain     text primary key,
    per_second double precision not null,
    slowed_at  timestamptz not null default now(),
    said       text not null
);

-- Those who find a limit used up are told when it will be their turn: so many seconds from now for the first of them, each of the others an interval later.
create function queue_up(line text, every double precision, people integer) returns double precision language plpgsql as $$
declare first_turn timestamptz;
begin
    insert into pace values (line, 'epoch') on conflict do nothing;
    update pace set free_at = greatest(free_at, clock_timestamp()) + people * every * interval '1 second'
     where name = line returning free_at - people * every * interval '1 second' into first_turn;
    return greatest(0, extract(epoch from first_turn - clock_timestamp()));
end
$$;
