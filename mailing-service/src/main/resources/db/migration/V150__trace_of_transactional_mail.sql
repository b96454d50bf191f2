-- Which trace a mail is part of (W3C traceparent: two random numbers); empty unless tracing is on.
alter table transactional_mail add column trace text;
