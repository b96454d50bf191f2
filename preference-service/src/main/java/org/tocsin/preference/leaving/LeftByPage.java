package org.tocsin.preference.leaving;

import java.util.List;
import java.util.Optional;

/** What the page reports: which topics ended, and the token to take that back if any did. */
record LeftByPage(List<String> ended, Optional<String> undoToken) {}
