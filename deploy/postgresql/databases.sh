#!/bin/bash
# One database per service, with two roles: NAME_owner owns the tables and migrates them, NAME reads and writes rows and can
# change nothing else. Nobody reaches another service's database. Run it again at any time, also against a managed server:
#
#   PGHOST=... PGUSER=admin PGPASSWORD=... PASSWORDS=folder ./databases.sh
#
# PASSWORDS holds a file per role, named like it. The official image runs this on the first start of an empty server.
set -euo pipefail

administer() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${PGUSER:-${POSTGRES_USER:-postgres}}" "$@"
}

# What a role of the same name already has stays; its password becomes the file's.
role() {
  administer --dbname postgres --set "role=$1" --set "password=$(<"$PASSWORDS/$1")" <<'SQL'
select format('create role %I', :'role') where not exists (select from pg_roles where rolname = :'role') \gexec
set password_encryption = 'scram-sha-256';
alter role :"role" login password :'password';
SQL
}

database() {
  administer --dbname postgres --set "name=$1" --set "owner=$1_owner" <<'SQL'
-- Whoever is not a superuser creates for another role only as its member.
select format('grant %I to current_user', :'owner')
 where not (select rolsuper from pg_roles where rolname = current_user) \gexec
select format('create database %I owner %I template template0 encoding ''UTF8''', :'name', :'owner')
 where not exists (select from pg_database where datname = :'name') \gexec
revoke all on database :"name" from public;
grant connect on database :"name" to :"name";
SQL
  administer --dbname "$1" --set "name=$1" --set "owner=$1_owner" <<'SQL'
revoke all on schema public from public;
grant usage, create on schema public to :"owner";
grant usage on schema public to :"name";
alter default privileges for role :"owner" in schema public grant select, insert, update, delete on tables to :"name";
alter default privileges for role :"owner" in schema public grant usage, select on sequences to :"name";
-- For tables that a migration made before this script gave the roles their shape.
grant select, insert, update, delete on all tables in schema public to :"name";
grant usage, select on all sequences in schema public to :"name";
SQL
}

for service in registration preference mailing; do
  role "${service}_owner"
  role "$service"
  database "$service"
done
