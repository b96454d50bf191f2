package org.tocsin.mailing.doctor;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What receivers think of this installation; {@code deploy/tocsin doctor} asks it. */
@Path("/api/v1/doctor")
@RolesAllowed("operator")
class DoctorResource {

    private final Examination examination;

    DoctorResource(Examination examination) {
        this.examination = examination;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public List<Finding> examine() {
        return examination.perform();
    }

    /** The same in lines to be read. */
    @POST
    @Path("report")
    @Produces(MediaType.TEXT_PLAIN)
    public String report() {
        return examination.perform().stream().map(Finding::line).collect(Collectors.joining());
    }
}
