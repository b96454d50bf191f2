package org.tocsin.preference.texts;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import org.tocsin.web.ProblemException;

/** The texts that the ledger's rows and the receipts name, for everybody: each is as it was when it was first shown. */
@Path("/preferences/texts/{version}")
@PermitAll
public class TextsResource {

    private final Texts texts;

    TextsResource(Texts texts) {
        this.texts = texts;
    }

    /** Exactly the octets that were hashed. */
    @GET
    @Produces("text/plain;charset=UTF-8")
    public String text(@PathParam("version") String version) {
        return texts.find(version)
                .map(Text::words)
                .orElseThrow(() -> new ProblemException(404, "Not Found", "No such text was ever shown."));
    }
}
