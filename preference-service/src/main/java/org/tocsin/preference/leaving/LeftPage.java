package org.tocsin.preference.leaving;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.catalogue.Topic;

/**
 * Reports what was done.
 *
 * @param what      the topic's name, or "everything"
 * @param ended     the topics that ended just now
 * @param undoToken empty when there is nothing to take back
 */
@CheckedTemplate(basePath = "leaving", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record LeftPage(String what, List<Topic> ended, String undoToken) implements TemplateInstance {}
