package org.tocsin.preference.sharing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.UnauthorizedException;
import org.jboss.logging.Logger;

import org.tocsin.tokens.Trespasses;
import org.tocsin.web.FieldError;
import org.tocsin.web.ProblemException;

/** A sponsor's feed, for that sponsor. Whose feed it is not, and whether there is one, nobody learns here. */
@Path("/api/v1/sponsors/{sponsor}/subscribers")
@PermitAll
public class SponsorFeedResource {

    private static final Logger LOG = Logger.getLogger(SponsorFeedResource.class);

    private static final String CSV = "text/csv";

    private final SponsorCredentials credentials;
    private final ReadFeed readFeed;
    private final FeedJson json;
    private final Trespasses trespasses;

    SponsorFeedResource(SponsorCredentials credentials, ReadFeed readFeed, FeedJson json, Trespasses trespasses) {
        this.credentials = credentials;
        this.readFeed = readFeed;
        this.json = json;
        this.trespasses = trespasses;
    }

    /**
     * The page after the cursor, or the first, as JSON or, when that is asked for, as CSV; {@code next}, also in the Link
     * header, is where to go on, today or next week.
     */
    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    public Response page(
            @PathParam("sponsor") String sponsor,
            @HeaderParam(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @QueryParam("cursor") @DefaultValue("p0") String cursor,
            @Context HttpHeaders headers) {
        return asksForCsv(headers)
                ? answer(sponsor, authorization, cursor, FeedCsv::write, CSV + ";charset=UTF-8")
                : answer(sponsor, authorization, cursor, json::write, MediaType.APPLICATION_JSON);
    }

    private static boolean asksForCsv(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .findFirst()
                .filter(type -> type.getSubtype().equals("csv"))
                .isPresent();
    }

    private Response answer(
            String sponsor,
            Optional<String> authorization,
            String cursor,
            Function<FeedPage, String> format,
            String mediaType) {
        String speaker = credentials.sponsor(authorization).orElseThrow(() -> stranger(authorization));
        if (!speaker.equals(sponsor)) {
            LOG.warnf("sponsor %s asked for another feed", speaker);
            trespasses.note("sponsor-feed");
            throw new ProblemException(404, "Not Found", "There is nothing at this address.");
        }
        FeedCursor after = FeedCursor.parse(cursor).orElseThrow(SponsorFeedResource::unknownCursor);
        FeedAnswer answer = readFeed.read(sponsor, after, format).orElseThrow(SponsorFeedResource::unknownCursor);
        return Response.ok(answer.body().getBytes(StandardCharsets.UTF_8), mediaType)
                .header("Link", "<?cursor=" + answer.next().word() + ">; rel=\"next\"")
                .build();
    }

    private UnauthorizedException stranger(Optional<String> authorization) {
        authorization.ifPresent(unknown -> trespasses.note("sponsor-credential"));
        return new UnauthorizedException();
    }

    private static ProblemException unknownCursor() {
        String message = "not a cursor that this feed gave out";
        return new ProblemException(
                400, "The cursor cannot be used", message, List.of(new FieldError("cursor", message)));
    }
}
