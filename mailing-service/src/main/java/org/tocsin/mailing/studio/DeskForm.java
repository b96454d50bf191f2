package org.tocsin.mailing.studio;

import java.util.Optional;

import org.jboss.resteasy.reactive.RestForm;

/** A campaign as a publisher's browser sends it: what is left empty was not said. */
class DeskForm {

    @RestForm
    Optional<String> key;

    @RestForm
    Optional<String> kind;

    @RestForm
    Optional<String> topic;

    @RestForm
    Optional<String> subject;

    @RestForm
    Optional<String> markdown;

    @RestForm
    Optional<String> vendor;

    @RestForm
    Optional<String> product;

    @RestForm
    Optional<String> severity;

    @RestForm
    Optional<String> locale;

    String key() {
        return key.orElse("");
    }

    CampaignRequest request() {
        return new CampaignRequest(
                said(kind),
                said(topic),
                said(subject),
                said(markdown),
                said(vendor),
                said(product),
                said(severity),
                said(locale),
                null,
                null,
                null);
    }

    private static String said(Optional<String> field) {
        return field.filter(text -> !text.isBlank()).orElse(null);
    }
}
