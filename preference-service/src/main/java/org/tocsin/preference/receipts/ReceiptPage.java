package org.tocsin.preference.receipts;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One receipt. */
@CheckedTemplate(basePath = "receipts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ReceiptPage(String session, ReceiptView receipt) implements TemplateInstance {}
