-- After every migration, so also after somebody granted all tables to the role that the service runs under: that role, and
-- everybody else but the owner, may add to the ledgers and read them.
do $$
declare
    permission record;
begin
    for permission in
        select oid::regclass as ledger,
               case when entry.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(entry.grantee)) end as grantee
          from pg_class, aclexplode(relacl) as entry
         where oid in ('consent_entry'::regclass, 'disclosure'::regclass, 'disclosed'::regclass,
                       'text_version'::regclass)
           and entry.grantee <> relowner
         group by 1, 2
    loop
        execute format('revoke update, delete, truncate, references, trigger on %s from %s',
                       permission.ledger, permission.grantee);
    end loop;
end
$$;
