package org.tocsin.preference.receipts;

import java.util.List;

/** An object rather than a bare array, so that fields can be added. */
public record Receipts(List<Receipt> receipts) {}
