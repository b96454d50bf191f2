package org.tocsin.registration.statistics;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.wire.PageCount;
import org.tocsin.events.wire.PagesCounted;
import org.tocsin.visits.Visit;

/** Adds what the other services counted, each of their sums once; joins the running transaction. */
@ApplicationScoped
public class AddCounts {

    private final VisitSums sums;
    private final Clock clock;

    AddCounts(VisitSums sums, Clock clock) {
        this.sums = sums;
        this.clock = clock;
    }

    public void add(PagesCounted counted) {
        if (sums.isNew(counted.countId(), clock.instant())) {
            Map<Visit, Long> counts =
                    counted.counts().stream().collect(Collectors.toMap(AddCounts::visit, PageCount::visits, Long::sum));
            sums.add(counts);
        }
    }

    private static Visit visit(PageCount count) {
        return new Visit(count.day(), count.page(), count.referrer(), count.browser());
    }
}
