package org.tocsin.mailing.studio;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One campaign; {@code html} is safe to show as it is. */
@CheckedTemplate(basePath = "studio", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record DeskCampaignPage(CampaignView view, String html, List<DeskPages.Button> buttons) implements TemplateInstance {}
