package org.tocsin.mailing.studio;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The newest campaigns. */
@CheckedTemplate(basePath = "studio", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeskListPage(List<CampaignView> campaigns) implements TemplateInstance {}
