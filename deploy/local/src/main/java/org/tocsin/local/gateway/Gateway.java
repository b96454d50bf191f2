package org.tocsin.local.gateway;

import java.util.Map;
import java.util.Optional;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;

/** Takes the public's requests and hands each to the service whose path it names. */
public final class Gateway {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int CONNECTIONS_PER_SERVICE = 128;
    /** Slow clients must not hold connections for ever, and no answer takes as long as this. */
    private static final int IDLE_SECONDS = 75;

    private final HttpProxy proxy;

    private Gateway(HttpProxy proxy) {
        this.proxy = proxy;
    }

    /** Listens on a port of the loopback address, with the services' ports behind it. */
    public static Future<?> start(Vertx vertx, int port, Map<ServiceName, Integer> upstreams) {
        HttpClientOptions client = new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                .setIdleTimeout(IDLE_SECONDS);
        HttpProxy proxy = HttpProxy.reverseProxy(vertx.createHttpClient(client))
                .origin(OriginRequestProvider.selector(context ->
                        Future.succeededFuture(upstream(context.request().proxiedRequest(), upstreams))))
                .addInterceptor(new ForwardedHeaders())
                .addInterceptor(new UnavailableAnswer());
        Gateway gateway = new Gateway(proxy);
        return vertx.createHttpServer(new HttpServerOptions()
                        .setIdleTimeout(IDLE_SECONDS)
                        .setHandle100ContinueAutomatically(true)
                        .setHttp2ClearTextEnabled(false))
                .requestHandler(gateway::handle)
                .listen(port, LOOPBACK);
    }

    private static SocketAddress upstream(HttpServerRequest request, Map<ServiceName, Integer> upstreams) {
        ServiceName service = Routes.find(request.path()).orElseThrow();
        return SocketAddress.inetSocketAddress(upstreams.get(service), LOOPBACK);
    }

    private void handle(HttpServerRequest request) {
        Optional<ServiceName> service = Optional.ofNullable(request.path()).flatMap(Routes::find);
        if (service.isEmpty()) {
            PlainAnswer.NOT_FOUND.send(request);
        } else if (TooLarge.is(request, service.get())) {
            TooLarge.refuse(request);
        } else {
            proxy.handle(request);
        }
    }
}
