-- How far readers have been told of a version of the policy that changes something that matters.
create table policy_notice (
    version     text primary key,
    told_up_to  uuid        not null,
    begun_at    timestamptz not null,
    finished_at timestamptz
);
