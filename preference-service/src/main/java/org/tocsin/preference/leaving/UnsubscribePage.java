package org.tocsin.preference.leaving;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.catalogue.Topic;

/** Asks before anything is done. */
@CheckedTemplate(basePath = "leaving", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record UnsubscribePage(Topic topic, String token) implements TemplateInstance {}
