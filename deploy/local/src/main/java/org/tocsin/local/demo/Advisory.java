package org.tocsin.local.demo;

import java.time.LocalDate;

/** One entry of a catalogue of exploited vulnerabilities; the due date is the last day to have it fixed. */
record Advisory(
        String cve,
        String vendor,
        String product,
        String name,
        LocalDate added,
        LocalDate due,
        String description,
        String action) {}
