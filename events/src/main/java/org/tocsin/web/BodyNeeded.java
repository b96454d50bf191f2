package org.tocsin.web;

import java.io.IOException;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

/** A JSON body that is empty, or the literal {@code null}, is refused before it reaches a resource as null. */
@Provider
class BodyNeeded implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        Object entity = body.proceed();
        if (entity == null && MediaType.APPLICATION_JSON_TYPE.isCompatible(body.getMediaType())) {
            throw new ProblemException(400, "The JSON cannot be used", "A JSON object is needed in the body.");
        }
        return entity;
    }
}
