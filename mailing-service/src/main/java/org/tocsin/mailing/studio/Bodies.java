package org.tocsin.mailing.studio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads the bodies of actions, of which most have none; one that says something that nobody understands is refused. */
@ApplicationScoped
class Bodies {

    /** What an action without parameters takes: nothing, or an empty object. */
    record Nothing() {}

    private final ObjectMapper json;

    Bodies(ObjectMapper json) {
        this.json = json;
    }

    void none(String body) {
        readOrEmpty(body, Nothing.class);
    }

    <T> T readOrEmpty(String body, Class<T> type) {
        return read(body == null || body.isBlank() ? "{}" : body, type);
    }

    <T> T read(String body, Class<T> type) {
        try {
            return Requests.body(json.readValue(body == null || body.isBlank() ? "null" : body, type));
        } catch (JsonProcessingException mistake) {
            throw new BadRequestException(mistake);
        }
    }
}
