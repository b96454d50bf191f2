package org.tocsin.local.mailbox;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;

/** The pages under {@code templates/}; whatever is put into one is escaped. */
final class Templates {

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(Templates::locate)
            .build();

    TemplateInstance page(String name) {
        return engine.getTemplate(name).instance();
    }

    private static Optional<TemplateLocation> locate(String name) {
        return Optional.ofNullable(Templates.class.getResourceAsStream("/mailbox/" + name + ".html"))
                .map(HtmlPage::new);
    }

    private record HtmlPage(InputStream content) implements TemplateLocation {

        @Override
        public Reader read() {
            return new InputStreamReader(content, StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
