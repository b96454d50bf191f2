package org.tocsin.mailing.bounce;

import jakarta.enterprise.context.ApplicationScoped;

/** What is configured, per class of topics. */
@ApplicationScoped
class Tolerances {

    private final BounceSettings settings;

    Tolerances(BounceSettings settings) {
        this.settings = settings;
    }

    TopicClass classOf(String topic) {
        return settings.alertTopics().contains(topic) ? TopicClass.ALERTS : TopicClass.NEWSLETTERS;
    }

    Tolerance of(TopicClass topics) {
        return switch (topics) {
            case ALERTS -> new Tolerance(settings.alertLimit(), settings.alertSpan(), settings.halfLife());
            case NEWSLETTERS ->
                new Tolerance(settings.newsletterLimit(), settings.newsletterSpan(), settings.halfLife());
        };
    }
}
