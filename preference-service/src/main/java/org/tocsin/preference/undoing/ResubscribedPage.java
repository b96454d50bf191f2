package org.tocsin.preference.undoing;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.catalogue.Topic;

/**
 * Reports what was done.
 *
 * @param topics what the reader is subscribed to of what the link was about; none when they have left again since
 */
@CheckedTemplate(basePath = "undoing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ResubscribedPage(List<Topic> topics) implements TemplateInstance {}
