package org.tocsin.preference.undoing;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.catalogue.Topic;

/**
 * Asks before anything is done.
 *
 * @param topics what would come back; not listed to somebody who may not be the reader
 */
@CheckedTemplate(basePath = "undoing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ResubscribePage(List<Topic> topics, String token) implements TemplateInstance {}
