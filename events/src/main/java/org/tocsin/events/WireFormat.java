package org.tocsin.events;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Bodies of events as JSON in UTF-8. Reading ignores members it does not know, since a newer producer may add some, and
 * refuses a body that lacks one it needs.
 */
public final class WireFormat {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    private WireFormat() {}

    public static byte[] write(Object data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a " + data.getClass().getSimpleName(), e);
        }
    }

    /** Throws {@link UnreadableEventException} when the body is not that record. */
    public static <T> T read(byte[] body, Class<T> data) {
        ObjectReader reader = JSON.readerFor(data);
        try {
            return reader.readValue(body);
        } catch (IOException e) {
            throw new UnreadableEventException("not a " + data.getSimpleName() + ": " + firstLine(e), e);
        }
    }

    /** Jackson quotes the input on the following lines, and the input may hold an address. */
    private static String firstLine(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("unreadable").replaceAll("\"[^\"]*\"", "\"…\"");
    }
}
