package org.tocsin.mailing.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Stands for what only the operator may do. */
@Path("/test/operator")
public class OperatorOnlyResource {

    @GET
    @RolesAllowed("operator")
    public String ask() {
        return "yes";
    }

    @GET
    @Path("/forgotten")
    public String withoutAnnotation() {
        return "open by oversight";
    }
}
