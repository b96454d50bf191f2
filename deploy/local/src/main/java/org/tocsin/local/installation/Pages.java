package org.tocsin.local.installation;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.tocsin.backing.MailServer;
import org.tocsin.local.gateway.Gateway;
import org.tocsin.local.gateway.ServiceName;
import org.tocsin.local.mailbox.Mailbox;
import org.tocsin.local.sponsor.SponsorReceiver;

/** What a browser can reach: the public origin, the readers' mailbox and the sponsor's receiver. */
final class Pages implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();

    private Pages() {}

    static Pages start(LocalPorts ports, Secrets secrets, MailServer mail) {
        Pages pages = new Pages();
        await(Gateway.start(pages.vertx, ports.publicOrigin(), upstreams(ports)));
        await(Mailbox.start(pages.vertx, ports.mailbox(), ports.inboundSmtp(), mail));
        await(SponsorReceiver.start(pages.vertx, ports.sponsor(), Secrets.read(secrets.recallSecret())));
        return pages;
    }

    private static Map<ServiceName, Integer> upstreams(LocalPorts ports) {
        return Arrays.stream(ServiceName.values()).collect(Collectors.toMap(Function.identity(), ports::of));
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
