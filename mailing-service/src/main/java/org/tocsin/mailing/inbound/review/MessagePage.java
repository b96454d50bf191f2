package org.tocsin.mailing.inbound.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.mailing.inbound.receiving.Correction;

/**
 * One message, and the button to correct what was made of it.
 *
 * @param followed what a correction has just led to; empty when there was none
 */
@CheckedTemplate(basePath = "inbound", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
@SuppressWarnings("ArrayRecordComponent") // never compared
record MessagePage(LookInto.Message message, Correction[] corrections, String followed) implements TemplateInstance {}
