package org.tocsin.held;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads the catalogue of everything that is stored. */
public final class Catalogue {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Catalogue() {}

    /** The three services and the log between them. */
    public static List<Holder> all() {
        return List.of(of("registration"), of("preference"), of("mailing"), of("topics"));
    }

    /** One of them: {@code registration}, {@code preference}, {@code mailing} or {@code topics}. */
    public static Holder of(String holder) {
        String file = "/held/" + holder + ".json";
        try (InputStream json = Catalogue.class.getResourceAsStream(file)) {
            if (json == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return JSON.readValue(json, Holder.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
