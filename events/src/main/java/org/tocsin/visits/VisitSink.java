package org.tocsin.visits;

import java.util.Map;

/** Where sums go; called in a transaction of its own. */
@FunctionalInterface
public interface VisitSink {

    void add(Map<Visit, Long> counts);
}
