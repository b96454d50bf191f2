package org.tocsin.mailing.relay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.RelaySettings;
import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.pace.Places.Place;
import org.tocsin.mailing.smtp.RelayUnavailable;

/** Opens connections to the relays that are configured. */
@ApplicationScoped
public class Relays {

    /** Those that take mail before those that rest, reserves behind the others, and among equals the least busy. */
    private static final Comparator<Route> BEST_FIRST =
            Comparator.comparing(Route::resting).thenComparing(Route::reserve).thenComparing(Route::load);

    private final List<Route> routes;

    @Inject
    public Relays(RelaySettings settings, PublisherSettings publisher, Places places) {
        this(Plans.of(settings, publisher.domain(), places));
    }

    Relays(List<Route> routes) {
        this.routes = routes;
    }

    /** In the order in which they would be tried now. */
    public List<Route> inOrder() {
        return routes.size() == 1 ? routes : routes.stream().sorted(BEST_FIRST).toList();
    }

    /** Whether this relay may rest: another one takes mail. */
    public boolean spares(Route route) {
        return routes.stream().anyMatch(other -> other != route && !other.resting());
    }

    public int count() {
        return routes.size();
    }

    /**
     * Connects to the best of them that can be reached, for mail that waits for nobody: it is given room anyway.
     *
     * @throws RelayUnavailable when none can; with the reason of each
     */
    public RelaySession open() throws RelayUnavailable {
        List<RelayUnavailable> away = new ArrayList<>();
        for (Route route : inOrder()) {
            try {
                return route.open();
            } catch (RelayUnavailable unavailable) {
                away.add(unavailable);
            }
        }
        throw RelayUnavailable.all(away);
    }

    /** The same for a campaign: to this one, where there is room already, or to any other that has room. */
    public RelaySession open(Route preferred, Place place) throws RelayUnavailable {
        try {
            return preferred.open(place);
        } catch (RelayUnavailable unavailable) {
            return openWhereThereIsRoom();
        }
    }

    /** The same for a campaign, instead of a connection that broke. */
    public RelaySession openWhereThereIsRoom() throws RelayUnavailable {
        List<RelayUnavailable> away = new ArrayList<>();
        for (Route route : inOrder()) {
            try {
                return route.open(route.place().orElseThrow(() -> RelayUnavailable.full(route.toString())));
            } catch (RelayUnavailable unavailable) {
                away.add(unavailable);
            }
        }
        throw RelayUnavailable.all(away);
    }
}
