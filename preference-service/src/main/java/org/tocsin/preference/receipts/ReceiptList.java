package org.tocsin.preference.receipts;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** All receipts of one reader, newest first. */
@CheckedTemplate(basePath = "receipts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ReceiptList(String session, List<ReceiptView> receipts) implements TemplateInstance {}
