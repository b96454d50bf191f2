-- A third kind of transactional mail: the link by which a reader signs in.
alter table transactional_mail
    drop constraint transactional_mail_kind_check,
    add constraint transactional_mail_kind_check check (kind in ('confirmation', 'sign-in', 'opt-out-acknowledgement'));
