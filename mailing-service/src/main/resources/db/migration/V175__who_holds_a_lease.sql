-- Which process holds a window or a connection, by the name that all its sessions bear: one without any session is dead, and its lease need not be
-- waited for. Nobody knows it of what was there before.
alter table lease add holder text;
alter table lease alter holder set default current_setting('application_name');
alter table connection_place add holder text;
alter table connection_place alter holder set default current_setting('application_name');
