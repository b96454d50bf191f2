package org.tocsin.mailing.studio;

/** Whose case an operator wants explained; an address belongs in a body, since addresses in links end up in logs. */
record RehearseRequest(String email) {}
