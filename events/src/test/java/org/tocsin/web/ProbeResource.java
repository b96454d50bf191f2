package org.tocsin.web;

import java.sql.SQLException;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Fails in every way a resource can. */
@Path("/probe")
@PermitAll
public class ProbeResource {

    public record Order(String name, int count, Inner inner) {}

    public record Inner(List<String> tags) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String accept(Order order) {
        return order.name();
    }

    @POST
    @Path("/form")
    public String form(@FormParam("name") String name) {
        return name;
    }

    @GET
    @Path("/refused")
    public String refused() {
        throw new ProblemException(
                422, "Not like this", "Two fields are wrong.", List.of(new FieldError("email", "is <none>")));
    }

    @GET
    @Path("/away")
    public String away() {
        throw new IllegalStateException(new SQLException("the database system is shutting down", "57P03"));
    }

    @GET
    @Path("/broken")
    public String broken() {
        throw new IllegalStateException("secret insides");
    }
}
