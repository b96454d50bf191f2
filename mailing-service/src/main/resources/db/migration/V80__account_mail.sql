-- A fourth kind of transactional mail: letters about somebody's own data.
alter table transactional_mail
    drop constraint transactional_mail_kind_check,
    add constraint transactional_mail_kind_check
        check (kind in ('confirmation', 'sign-in', 'account', 'opt-out-acknowledgement'));

-- Whoever is erased is found in what was sent to them, and whoever asks is shown it.
create index transactional_mail_subscriber on transactional_mail (subscriber_id);

create index subscriber_erased on subscriber (erased_at) where erased_at is not null;
