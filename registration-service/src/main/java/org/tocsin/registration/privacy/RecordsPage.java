package org.tocsin.registration.privacy;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.held.Category;
import org.tocsin.held.Holder;
import org.tocsin.held.Store;

/** The record of processing (GDPR Article 30), made from the catalogue of what is stored, so that it cannot fall behind. */
@Path("/privacy/records")
@Produces(MediaType.TEXT_HTML)
public class RecordsPage {

    private final PrivacySettings settings;
    private final List<PartView> parts;

    RecordsPage(PrivacySettings settings) {
        this.settings = settings;
        parts = org.tocsin.held.Catalogue.all().stream().map(RecordsPage::part).toList();
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance records(String publisher, String contact, List<PartView> parts);
    }

    /** A service, or the log between them. */
    public record PartView(String name, List<RecordView> records) {}

    /** One table or topic, in words. */
    public record RecordView(String name, String purpose, String data, String basis, String retention, String erased) {}

    @GET
    @PermitAll
    public TemplateInstance records() {
        return Templates.records(settings.publisher(), settings.contact(), parts);
    }

    private static PartView part(Holder holder) {
        return new PartView(
                holder.service(),
                holder.stores().stream()
                        .filter(Store::isPersonal)
                        .map(RecordsPage::record)
                        .toList());
    }

    private static RecordView record(Store store) {
        String data = store.fields().values().stream()
                .distinct()
                .sorted()
                .map(Category::words)
                .collect(Collectors.joining(", "));
        return new RecordView(
                store.name(), store.purpose(), data, store.basis().words(), store.retention(), store.erased());
    }
}
