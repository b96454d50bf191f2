package org.tocsin.events.contract;

import java.util.Optional;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;

/** Derives the JSON Schema (2020-12) of a wire record: all members required but the optional ones, more members allowed. */
final class SchemaOfRecord {

    private static final SchemaGenerator GENERATOR = generator();

    private SchemaOfRecord() {}

    static JsonNode derive(Class<?> wireRecord) {
        return GENERATOR.generateSchema(wireRecord);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.INLINE_ALL_SCHEMAS);
        config.forFields().withRequiredCheck(field -> !isOptional(field));
        config.forFields().withTargetTypeOverridesResolver(SchemaOfRecord::unwrapped);
        return new SchemaGenerator(config.build());
    }

    private static boolean isOptional(FieldScope field) {
        return field.getDeclaredType().isInstanceOf(Optional.class);
    }

    private static java.util.List<ResolvedType> unwrapped(FieldScope field) {
        return isOptional(field) ? field.getDeclaredType().getTypeParameters() : null;
    }
}
