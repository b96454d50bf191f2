package org.tocsin.local.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which service answers a path of the public origin. */
final class Routes {

    /**
     * Paths that a server behind us may read as another path than we do: dot segments, empty segments, encoded slashes, dots and
     * backslashes, path parameters. No public path needs any of them.
     */
    private static final Pattern AMBIGUOUS = Pattern.compile("//|/\\.\\.?(/|$)|%2f|%5c|%2e|%25|%00|\\\\|;");

    private static final List<Route> ROUTES = List.of(
                    Route.exact("/", ServiceName.REGISTRATION),
                    Route.exact("/subscribe", ServiceName.REGISTRATION),
                    Route.exact("/api/v1/subscribers", ServiceName.REGISTRATION),
                    Route.exact("/api/v1/invitations", ServiceName.REGISTRATION),
                    Route.exact("/api/v1/exports", ServiceName.REGISTRATION),
                    Route.tree("/confirm", ServiceName.REGISTRATION),
                    Route.tree("/account", ServiceName.REGISTRATION),
                    Route.exact("/api/v1/me", ServiceName.REGISTRATION),
                    Route.tree("/api/v1/me/export", ServiceName.REGISTRATION),
                    Route.tree("/privacy", ServiceName.REGISTRATION),
                    Route.tree("/assets", ServiceName.REGISTRATION),
                    Route.exact("/api/v1/topics", ServiceName.PREFERENCE),
                    Route.tree("/preferences", ServiceName.PREFERENCE),
                    Route.tree("/api/v1/me/preferences", ServiceName.PREFERENCE),
                    Route.tree("/api/v1/me/sharing", ServiceName.PREFERENCE),
                    Route.tree("/api/v1/me/consents", ServiceName.PREFERENCE),
                    Route.tree("/unsubscribe", ServiceName.PREFERENCE),
                    Route.tree("/resubscribe", ServiceName.PREFERENCE),
                    Route.tree("/api/v1/sponsors", ServiceName.PREFERENCE),
                    Route.tree("/account/mail", ServiceName.MAILING),
                    Route.exact("/api/v1/me/mail", ServiceName.MAILING),
                    Route.tree("/api/v1/campaigns", ServiceName.MAILING),
                    Route.tree("/api/v1/doctor", ServiceName.MAILING),
                    Route.tree("/api/v1/inbound", ServiceName.MAILING),
                    Route.tree("/archive", ServiceName.MAILING),
                    Route.exact("/archive.xml", ServiceName.MAILING))
            .stream()
            .sorted(Comparator.comparing((Route route) -> route.path().length()).reversed())
            .toList();

    private Routes() {}

    /** Takes the path as it came, still percent-encoded. */
    static Optional<ServiceName> find(String path) {
        if (AMBIGUOUS.matcher(path.toLowerCase(Locale.ROOT)).find()) {
            return Optional.empty();
        }
        return ROUTES.stream().filter(route -> route.matches(path)).findFirst().map(Route::service);
    }

    private record Route(String path, boolean withAllBelow, ServiceName service) {

        static Route exact(String path, ServiceName service) {
            return new Route(path, false, service);
        }

        static Route tree(String path, ServiceName service) {
            return new Route(path, true, service);
        }

        boolean matches(String requested) {
            return requested.equals(path) || (withAllBelow && requested.startsWith(path + "/"));
        }
    }
}
