package org.tocsin.mailing.studio;

import java.util.List;
import java.util.UUID;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import org.tocsin.mailing.campaign.Topic;

/** An empty form. */
@CheckedTemplate(basePath = "studio", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeskWritePage(List<Topic> topics, UUID key) implements TemplateInstance {}
