package org.tocsin.registration.elsewhere;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** What the other services say of a reader, as far as they answer in time; a JSON null from one that has nothing. */
public record Elsewhere(Optional<JsonNode> preferences, Optional<JsonNode> sharing, Optional<JsonNode> mail) {}
