package org.tocsin.mailing.archive;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.ResponseHeader;

import org.tocsin.mailing.message.WebText;

/** The archive as pages. */
@Path("/archive")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class ArchiveResource {

    static final String A_MINUTE = "public, max-age=60";
    private static final int ENTRIES = 30;

    private final Archive archive;
    private final Clock clock;

    ArchiveResource(Archive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    @GET
    @ResponseHeader(name = "Cache-Control", value = A_MINUTE)
    public TemplateInstance list(@QueryParam("before") Optional<String> before) {
        List<Entry> entries = archive.page(before.map(ArchiveResource::id), ENTRIES);
        Optional<UUID> older = entries.size() < ENTRIES
                ? Optional.empty()
                : Optional.of(entries.get(ENTRIES - 1).id());
        return new ListPage(entries, older);
    }

    @GET
    @Path("{id}")
    @ResponseHeader(name = "Cache-Control", value = A_MINUTE)
    public TemplateInstance show(@PathParam("id") String id) {
        Entry entry = archive.find(id(id)).orElseThrow(NotFoundException::new);
        boolean expired =
                entry.notAfter().filter(end -> !end.isAfter(clock.instant())).isPresent();
        return new EntryPage(entry, WebText.html(entry.markdown()), expired);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFoundException(notAnId);
        }
    }
}
