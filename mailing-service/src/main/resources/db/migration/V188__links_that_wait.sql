-- What mail may ask for is what the program says; a list of it here would have to be repeated with every new one.
alter table inbound_held drop constraint inbound_held_asks_for_check;
