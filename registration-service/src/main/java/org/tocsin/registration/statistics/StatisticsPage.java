package org.tocsin.registration.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.registration.statistics.VisitSums.Sum;

/** Charts for operators: on the service's own port, since the gateway does not know this path. It names nobody. */
@Path("/statistics")
@Produces(MediaType.TEXT_HTML)
public class StatisticsPage {

    private static final int DAYS = 30;
    private static final int HEIGHT = 120;
    private static final int STEP = 20;

    private final VisitSums sums;
    private final Clock clock;

    StatisticsPage(VisitSums sums, Clock clock) {
        this.sums = sums;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance statistics(List<Bar> bars, List<Table> tables);
    }

    /** One day of the chart, in its units; y counts downwards. */
    public record Bar(String day, long visits, int x, int y, int height) {}

    /** The largest sums by one of the things that are counted. */
    public record Table(String title, List<Sum> rows) {}

    @GET
    @PermitAll
    @Transactional
    public TemplateInstance statistics() {
        LocalDate since = LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(DAYS - 1L);
        return Templates.statistics(
                bars(sums.byDay(since)),
                List.of(
                        new Table("Pages", sums.byPage(since)),
                        new Table("Where people came from", sums.byReferrer(since)),
                        new Table("Browsers", sums.byBrowser(since))));
    }

    private static List<Bar> bars(List<Sum> days) {
        long highest = days.stream().mapToLong(Sum::visits).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (Sum day : days) {
            int height = Math.max(1, Math.toIntExact(day.visits() * HEIGHT / highest));
            bars.add(new Bar(day.what(), day.visits(), bars.size() * STEP, HEIGHT - height, height));
        }
        return bars;
    }
}
