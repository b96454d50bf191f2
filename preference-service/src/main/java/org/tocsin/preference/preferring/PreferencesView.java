package org.tocsin.preference.preferring;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The page.
 *
 * @param session   goes into every form
 * @param notice    what was just done; empty for nothing
 * @param problem   why it was not done; empty for nothing
 * @param undo      the topics that were opted in to before the change that was just made
 * @param undoOffer whether to offer that
 */
@CheckedTemplate(basePath = "preferring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PreferencesView(
        String session, MyPreferences preferences, String notice, String problem, List<String> undo, boolean undoOffer)
        implements TemplateInstance {}
