-- Sealed under keys that outlive their readers; whoever wants theirs asks for it once more.
delete from export;
