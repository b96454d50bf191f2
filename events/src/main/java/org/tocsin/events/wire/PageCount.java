package org.tocsin.events.wire;

import java.time.LocalDate;

/** One sum: {@code referrer} is a domain or empty, {@code browser} a family such as Firefox. */
public record PageCount(LocalDate day, String page, String referrer, String browser, long visits) {}
