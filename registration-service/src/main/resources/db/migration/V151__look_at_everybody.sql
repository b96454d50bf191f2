-- Whoever exports the subscribers sees what is hidden of each of them, and each finds it among their data.
alter table staff_look add column of_everybody boolean not null default false;

update staff_look set of_everybody = true
 where subscriber_id is null and what = 'a list of all subscribers with address, name and language';

create index staff_look_of_everybody on staff_look (looked_at) where of_everybody;
