package org.tocsin.registration.statistics;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How visits are counted. */
@ConfigMapping(prefix = "tocsin.statistics")
public interface StatisticsSettings {

    /** How often counts go from memory to the database; what was counted since is lost when the service is killed. */
    @WithDefault("1m")
    String every();

    /** Combinations of page, site and browser with fewer visits on a day are folded together. */
    @Min(1) @WithDefault("5")
    int smallest();

    /** How long sums are kept. */
    @WithDefault("400d")
    Duration kept();
}
