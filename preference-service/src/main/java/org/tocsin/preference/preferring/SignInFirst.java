package org.tocsin.preference.preferring;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * Says how to get to the page.
 *
 * @param over   whether there was a session, and its time is over
 * @param chosen what came too late, in words
 * @param kept   whether that will be back
 */
@CheckedTemplate(basePath = "preferring", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SignInFirst(boolean over, List<String> chosen, boolean kept) implements TemplateInstance {

    public SignInFirst {
        chosen = List.copyOf(chosen);
    }

    public SignInFirst(boolean over) {
        this(over, List.of(), false);
    }
}
