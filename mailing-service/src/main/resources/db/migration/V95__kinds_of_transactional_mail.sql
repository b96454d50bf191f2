-- The kinds of transactional mail are those of the program; a list of them here would have to be repeated with every new one.
alter table transactional_mail drop constraint transactional_mail_kind_check;
