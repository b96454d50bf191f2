-- Which trace a sign-up began (W3C traceparent: two random numbers), so that its confirmation goes on with it; empty unless tracing is on.
alter table request add column trace text;
