package org.tocsin.mailing.inbound.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What came, how it was understood and what followed. */
@CheckedTemplate(basePath = "inbound", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ListPage(InboundPage page) implements TemplateInstance {}
