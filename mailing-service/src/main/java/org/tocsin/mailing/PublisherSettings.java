package org.tocsin.mailing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who the mail is from. The defaults are those of the example; every publisher sets all of them. */
@ConfigMapping(prefix = "tocsin.publisher")
public interface PublisherSettings {

    /** The name that readers know, shown in From and in the text. */
    @WithDefault("Threatpost")
    String name();

    /** The address in From; its domain is the one that SPF, DKIM and DMARC speak for. */
    @WithDefault("alerts@threatpost.example")
    String from();

    /** The postal address that every mail carries, on one line. The law of most readers' countries asks for it. */
    @WithDefault("Threatpost, 1 Example Street, Woburn, MA 01801, USA")
    String postalAddress();

    /** Right side of every List-Id and Message-ID. Changing it makes mail programs see new lists. */
    @WithDefault("threatpost.example")
    String domain();

    /** Right side of the addresses that replies, opt-outs and bounces come back to; its MX is the inbound listener. */
    @WithDefault("reply.threatpost.example")
    String replyDomain();
}
