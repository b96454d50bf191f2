package org.tocsin.mailing.inbound.message;

/** One header field: its name in lower case, its value unfolded and with encoded-words decoded. */
public record HeaderField(String name, String value) {}
