package org.tocsin.mailing.studio;

/**
 * Whose case an operator wants explained; an address belongs in a body, since addresses in links end up in logs.
 *
 * @param reason why, which that reader will read
 */
record RehearseRequest(String email, String reason) {}
