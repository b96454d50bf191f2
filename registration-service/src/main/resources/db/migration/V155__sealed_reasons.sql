-- Reasons that older versions wrote in clear and that are still to be sealed; empty soon, and from then on.
create index staff_look_clear on staff_look (id) where subscriber_id is not null and reason not like 'sealed.%';
