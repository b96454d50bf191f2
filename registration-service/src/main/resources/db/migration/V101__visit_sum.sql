-- How often pages were read. Nothing here, and nothing that it is counted from, tells one visitor from another.
create table visit_sum (
    day      date   not null,
    page     text   not null,
    referrer text   not null,
    browser  text   not null,
    visits   bigint not null,
    primary key (day, page, referrer, browser)
);
