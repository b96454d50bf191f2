package org.tocsin.events.wire;

import java.util.Optional;

/** Everything of a vendor, or one product of it; spelt as the subscriber spelt it. */
public record Interest(String vendor, Optional<String> product) {}
