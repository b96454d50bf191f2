package org.tocsin.registration.privacy;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.signup.Sponsor;

/** Who may handle readers' data: vendors, on the publisher's behalf, and sponsors, of those readers who said yes to them. */
@Path("/privacy/vendors")
@Produces(MediaType.TEXT_HTML)
public class VendorsPage {

    private final PrivacySettings settings;
    private final Catalogue catalogue;

    VendorsPage(PrivacySettings settings, Catalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance vendors(String publisher, List<VendorView> vendors, List<Sponsor> sponsors);
    }

    /** One vendor. */
    public record VendorView(String name, String purpose, String data, String place) {}

    @GET
    @PermitAll
    public TemplateInstance vendors() {
        List<VendorView> vendors = settings.vendors().stream()
                .map(vendor -> new VendorView(vendor.name(), vendor.purpose(), vendor.data(), vendor.place()))
                .toList();
        return Templates.vendors(settings.publisher(), vendors, catalogue.sponsors());
    }
}
