package org.tocsin.mailing.archive;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.ResponseHeader;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.web.PublicOrigin;

/** The archive as an Atom feed (RFC 4287). */
@Path("/archive.xml")
@PermitAll
@Blocking
class FeedResource {

    private static final int ENTRIES = 50;

    private final Archive archive;
    private final PublisherSettings publisher;
    private final PublicOrigin origin;

    FeedResource(Archive archive, PublisherSettings publisher, PublicOrigin origin) {
        this.archive = archive;
        this.publisher = publisher;
        this.origin = origin;
    }

    @GET
    @Produces("application/atom+xml;charset=utf-8")
    @ResponseHeader(name = "Cache-Control", value = ArchiveResource.A_MINUTE)
    public String feed() {
        String site = origin.value().toString().replaceAll("/+$", "");
        return new Feed(publisher.name(), site).of(archive.page(Optional.empty(), ENTRIES));
    }
}
