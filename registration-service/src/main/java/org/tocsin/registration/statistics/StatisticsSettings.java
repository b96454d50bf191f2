package org.tocsin.registration.statistics;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept of counted visits. */
@ConfigMapping(prefix = "tocsin.statistics")
public interface StatisticsSettings {

    /** Combinations of page, site and browser with fewer visits on a day are folded together. */
    @Min(1) @WithDefault("5")
    int smallest();

    /** How long sums are kept. */
    @WithDefault("400d")
    Duration kept();
}
