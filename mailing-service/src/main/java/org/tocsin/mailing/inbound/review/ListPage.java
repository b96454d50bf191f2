package org.tocsin.mailing.inbound.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What came, how it was understood and what followed.
 *
 * @param held whether only what waits for a day that allows it is shown
 * @param waiting how many do
 */
@CheckedTemplate(basePath = "inbound", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ListPage(InboundPage page, boolean held, long waiting) implements TemplateInstance {}
