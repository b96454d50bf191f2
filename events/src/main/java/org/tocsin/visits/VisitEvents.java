package org.tocsin.visits;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.PageCount;
import org.tocsin.events.wire.PagesCounted;

/** Tells registration-service. A service that keeps sums itself has a sink of its own instead. */
@DefaultBean
@ApplicationScoped
class VisitEvents implements VisitSink {

    /** Some 100 kB: far below what a broker takes. */
    private static final int LINES = 500;

    private final Outbox outbox;

    VisitEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void add(Map<Visit, Long> counts) {
        List<PageCount> lines = counts.entrySet().stream()
                .map(count -> line(count.getKey(), count.getValue()))
                .toList();
        for (int from = 0; from < lines.size(); from += LINES) {
            tell(lines.subList(from, Math.min(from + LINES, lines.size())));
        }
    }

    private void tell(List<PageCount> lines) {
        UUID id = UUID.randomUUID();
        outbox.append(EventType.PAGES_COUNTED, id, new PagesCounted(id, lines));
    }

    private static PageCount line(Visit visit, long visits) {
        return new PageCount(visit.day(), visit.page(), visit.referrer(), visit.browser(), visits);
    }
}
