package org.tocsin.local.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** The stylesheet and the sign that all of Tocsin's pages share, and the mailbox's own few rules. */
final class Assets {

    private static final Map<String, String> TYPES =
            Map.of("tocsin.css", "text/css", "mailbox.css", "text/css", "tocsin.svg", "image/svg+xml");

    private Assets() {}

    static void send(RoutingContext context) {
        String name = context.pathParam("name");
        if (!TYPES.containsKey(name)) {
            context.fail(404);
            return;
        }
        try (InputStream content = Assets.class.getResourceAsStream("/META-INF/resources/assets/" + name)) {
            context.response()
                    .putHeader("Content-Type", TYPES.get(name))
                    .putHeader("Cache-Control", "max-age=60")
                    .end(Buffer.buffer(content.readAllBytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
