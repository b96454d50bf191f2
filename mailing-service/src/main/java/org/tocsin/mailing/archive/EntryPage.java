package org.tocsin.mailing.archive;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * One campaign as everybody may read it.
 *
 * @param html safe to show as it is
 * @param expired whether the time that it was meant for is over
 */
@CheckedTemplate(basePath = "archive", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record EntryPage(Entry entry, String html, boolean expired) implements TemplateInstance {}
