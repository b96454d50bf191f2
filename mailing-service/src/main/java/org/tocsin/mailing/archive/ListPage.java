package org.tocsin.mailing.archive;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Newest first; {@code older} is behind which entry the next page begins. */
@CheckedTemplate(basePath = "archive", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ListPage(List<Entry> entries, Optional<UUID> older) implements TemplateInstance {}
