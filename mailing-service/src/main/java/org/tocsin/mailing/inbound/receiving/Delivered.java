package org.tocsin.mailing.inbound.receiving;

import java.util.List;

/**
 * A message and its envelope as they were handed in.
 *
 * @param returnPath the envelope sender; empty is the null path
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying every message would cost a megabyte each
public record Delivered(String returnPath, List<Addressee> recipients, byte[] raw, Arrival arrival) {}
