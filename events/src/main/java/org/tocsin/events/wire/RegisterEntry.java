package org.tocsin.events.wire;

/** What any service sees happen and registration-service keeps a register of. */
public interface RegisterEntry {}
