package org.tocsin.preference.catalogue;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The catalogue as JSON, for everybody. */
@Path("/api/v1/topics")
public class TopicsResource {

    private final Catalogue catalogue;

    TopicsResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** All topics, in the publisher's order. */
    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public TopicList topics() {
        return new TopicList(catalogue.topics());
    }

    /** An object rather than a bare array, so that fields can be added. */
    public record TopicList(List<Topic> topics) {}
}
