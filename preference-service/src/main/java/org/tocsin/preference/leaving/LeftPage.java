package org.tocsin.preference.leaving;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Reports what was done.
 *
 * @param what      the topic's name, or "everything"; the page does not list what that was, since its reader may hold a
 *                  forwarded mail
 * @param undoToken empty when nothing ended
 */
@CheckedTemplate(basePath = "leaving", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record LeftPage(String what, String undoToken) implements TemplateInstance {}
