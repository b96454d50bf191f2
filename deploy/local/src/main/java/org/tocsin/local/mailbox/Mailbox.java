package org.tocsin.local.mailbox;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import org.tocsin.backing.MailServer;
import org.tocsin.local.letter.Replies;

/** The mailbox's own small web server. */
public final class Mailbox {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int LONGEST_REPLY = 256 << 10;
    private static final String LETTER = "/readers/:reader/:number";

    private Mailbox() {}

    /** Listens on a port of the loopback address; shows the server's mail and sends replies to the inbound port. */
    public static Future<?> start(Vertx vertx, int port, int inboundPort, MailServer mail) {
        return vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .requestHandler(
                        router(vertx, new MailboxPages(mail), new MailboxActions(mail, new Replies(inboundPort))))
                .listen(port, LOOPBACK);
    }

    private static Router router(Vertx vertx, MailboxPages pages, MailboxActions actions) {
        Router router = Router.router(vertx);
        router.route().handler(BrowserGuard::check);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LONGEST_REPLY));
        get(router, "/", pages::overview);
        get(router, "/readers/:reader", pages::reader);
        get(router, LETTER, pages::letter);
        get(router, LETTER + "/html", pages::html);
        get(router, LETTER + "/reply", pages::reply);
        get(router, "/api/messages", pages::json);
        get(router, "/assets/:name", Assets::send);
        router.post(LETTER + "/reply").blockingHandler(actions::reply, false);
        router.post(LETTER + "/unsubscribe").blockingHandler(actions::oneClick, false);
        return router;
    }

    private static void get(Router router, String path, Handler<RoutingContext> handler) {
        router.get(path).blockingHandler(handler, false);
    }
}
