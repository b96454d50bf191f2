package org.tocsin.preference.undoing;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.catalogue.Topic;

/** Asks before anything is done. */
@CheckedTemplate(basePath = "undoing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ResubscribePage(List<Topic> topics, String token) implements TemplateInstance {}
