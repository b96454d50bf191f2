package org.tocsin.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Where a catalogue comes from: a file, an address, or the small one that is shipped. */
public final class CatalogueSource {

    private static final String SHIPPED = "/demo/advisories.json";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private CatalogueSource() {}

    /**
     * Reads the catalogue.
     *
     * @throws BadCatalogueException when it cannot be read or understood
     */
    public static Catalogue read(Optional<String> fileOrAddress) throws InterruptedException {
        if (fileOrAddress.isEmpty()) {
            return Catalogue.parse("The catalogue that is shipped", shipped());
        }
        String source = fileOrAddress.get();
        return Catalogue.parse(source, source.matches("https?://.*") ? fetch(source) : load(source));
    }

    private static byte[] shipped() {
        try (InputStream content = CatalogueSource.class.getResourceAsStream(SHIPPED)) {
            return Objects.requireNonNull(content, SHIPPED).readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] load(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException missing) {
            throw new BadCatalogueException("There is no file " + file + ".", missing);
        } catch (IOException unreadable) {
            throw new BadCatalogueException(
                    "%s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }

    private static byte[] fetch(String address) throws InterruptedException {
        try {
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(PATIENCE)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new BadCatalogueException("%s answers %d.".formatted(address, response.statusCode()));
            }
            return response.body();
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new BadCatalogueException("%s cannot be fetched: %s".formatted(address, unreachable), unreachable);
        }
    }
}
