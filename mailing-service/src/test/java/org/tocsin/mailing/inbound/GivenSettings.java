package org.tocsin.mailing.inbound;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Settings as an operator would write them, for a listener beside the one that the service opens. */
public final class GivenSettings {

    private GivenSettings() {}

    /** What is shipped, with these instead; names without their prefix. */
    public static InboundSettings with(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(InboundSettings.class)
                .withValidateUnknown(false);
        settings.forEach((name, value) ->
                builder.withSources(new PropertiesConfigSource(Map.of("tocsin.inbound." + name, value), name, 100)));
        return builder.build().getConfigMapping(InboundSettings.class);
    }
}
