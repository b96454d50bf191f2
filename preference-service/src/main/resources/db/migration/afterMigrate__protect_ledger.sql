-- After every migration, so also after somebody granted all tables to the role that the service runs under: that role, and
-- everybody else but the owner, may add to the ledger and read it.
do $$
declare
    grantee text;
begin
    for grantee in
        select distinct case when entry.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(entry.grantee)) end
          from pg_class, aclexplode(relacl) as entry
         where oid = 'consent_entry'::regclass and entry.grantee <> relowner
    loop
        execute format('revoke update, delete, truncate, references, trigger on consent_entry from %s', grantee);
    end loop;
end
$$;
