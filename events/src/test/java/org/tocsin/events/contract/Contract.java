package org.tocsin.events.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import org.tocsin.events.EventType;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The checked-in side of the contract: one schema and one sample per type. */
public final class Contract {

    private static final Map<EventType, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private Contract() {}

    /** The body that whoever consumes this type must be able to read. */
    public static byte[] sample(EventType type) {
        return resource("/samples/" + type.type() + ".json");
    }

    /** The body that a producer wrote before members were added to this type; it may still lie in a compacted topic. */
    public static byte[] olderSample(EventType type) {
        return resource("/samples/older/" + type.type() + ".json");
    }

    /** Fails unless the body a producer wrote meets the schema of its type. */
    public static void assertConforms(EventType type, byte[] body) {
        var mistakes = schema(type)
                .validate(
                        new String(body, StandardCharsets.UTF_8),
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
        assertEquals(Set.of(), mistakes, type.type());
    }

    private static JsonSchema schema(EventType type) {
        return SCHEMAS.computeIfAbsent(type, Contract::read);
    }

    private static JsonSchema read(EventType type) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(new String(resource("/schemas/" + type.type() + ".json"), StandardCharsets.UTF_8));
    }

    static byte[] resource(String name) {
        try (InputStream resource = Contract.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the contract lacks " + name);
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
