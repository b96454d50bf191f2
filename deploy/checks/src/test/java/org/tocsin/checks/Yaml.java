package org.tocsin.checks;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as the engines read it: with anchors and merge keys resolved, and no key given twice. */
public final class Yaml {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Yaml() {}

    public static List<JsonNode> documents(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Iterable<Object> documents = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).loadAll(text);
        return StreamSupport.stream(documents.spliterator(), false)
                .map(document -> MAPPER.<JsonNode>valueToTree(document))
                .filter(document -> !document.isNull())
                .toList();
    }
}
