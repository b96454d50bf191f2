package org.tocsin.preference.undoing;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.preference.catalogue.Topic;

/**
 * Reports what was done.
 *
 * @param subscribed false when they have left again since
 * @param topics     what they get of what the link was about; not listed to somebody who may not be the reader
 */
@CheckedTemplate(basePath = "undoing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ResubscribedPage(boolean subscribed, List<Topic> topics) implements TemplateInstance {}
