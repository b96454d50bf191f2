package org.tocsin.preference.preferring;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Says how to get to the page.
 *
 * @param over whether there was a session, and its time is over
 */
@CheckedTemplate(basePath = "preferring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SignInFirst(boolean over) implements TemplateInstance {}
