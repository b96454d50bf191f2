package org.tocsin.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/** Says kindly that a service is down, and that it is worth another try. */
final class UnavailableAnswer implements ProxyInterceptor {

    private static final int BAD_GATEWAY = 502;

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        return context.sendRequest()
                .recover(down -> Future.succeededFuture(unavailable(context.request())))
                .map(response -> response.getStatusCode() == BAD_GATEWAY ? unavailable(context.request()) : response);
    }

    private static ProxyResponse unavailable(ProxyRequest request) {
        HttpServerRequest asked = request.proxiedRequest();
        PlainAnswer answer = PlainAnswer.UNAVAILABLE;
        return request.release()
                .response()
                .setStatusCode(answer.status())
                .putHeader("Retry-After", "5")
                .putHeader("Content-Type", answer.contentType(asked))
                .setBody(Body.body(Buffer.buffer(answer.body(asked))));
    }
}
