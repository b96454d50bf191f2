-- How far a limit may run ahead is the taker's to say: alerts twice as far as newsletters, which get nothing for as long as alerts use that. Whoever
-- waits for a turn stands in the line of one campaign, so that the line of a newsletter keeps no alert waiting, and ends with it.
drop function take_permits(text[], double precision[], integer);

create function take_permits(names text[], intervals double precision[], wanted integer, ahead_seconds double precision,
    out mails integer, out wait_ms bigint)
language plpgsql as $$
declare moment timestamptz;
begin
    insert into pace select name, 'epoch' from unnest(names) name order by name on conflict do nothing;
    perform from pace p where p.name = any(names) order by p.name for update;
    moment := clock_timestamp(); -- not now(): the rows may have been waited for
    select floor(min((greatest(every, 1) * ahead_seconds - ahead) / every + 0.000001)),
           ceil(1000 * max(ahead + every - greatest(every, 1) * ahead_seconds))
      into mails, wait_ms
      from (select every, greatest(0, extract(epoch from p.free_at - moment)) as ahead
              from unnest(names, intervals) l(name, every) join pace p using (name)) state;
    mails := greatest(0, least(mails, wanted));
    update pace p set free_at = greatest(p.free_at, moment) + mails * l.every * interval '1 second'
      from unnest(names, intervals) l(name, every) where p.name = l.name and mails > 0;
end
$$;
