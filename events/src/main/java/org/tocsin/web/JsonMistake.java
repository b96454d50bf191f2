package org.tocsin.web;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a JSON body, naming the field, without repeating what it held. */
final class JsonMistake {

    private static final String TITLE = "The JSON cannot be used";

    private JsonMistake() {}

    static Problem describe(JsonProcessingException mistake) {
        if (mistake instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            FieldError error = new FieldError(path(mapping), message(mapping));
            return new Problem("about:blank", TITLE, 400, error.field() + ": " + error.message(), List.of(error));
        }
        var place = mistake.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return Problem.of(400, TITLE, "This is not well-formed JSON" + where + ".");
    }

    private static String message(JsonMappingException mistake) {
        if (mistake instanceof UnrecognizedPropertyException unknown) {
            return "unknown field; known are " + unknown.getKnownPropertyIds();
        }
        if (mistake instanceof InvalidFormatException format) {
            return "not a " + format.getTargetType().getSimpleName();
        }
        if (mistake instanceof ValueInstantiationException value && value.getCause() != null) {
            return String.valueOf(value.getCause().getMessage());
        }
        return "has the wrong type";
    }

    private static String path(JsonMappingException mistake) {
        return mistake.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
