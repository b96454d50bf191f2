package org.tocsin.preference.verifying;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the consent ledger watches over itself. */
@ConfigMapping(prefix = "tocsin.ledger")
public interface LedgerSettings {

    /** How often the whole ledger is verified; a million rows take some ten seconds of one core. */
    @WithDefault("1h")
    String verifyEvery();

    /** How often its end is anchored, if it grew. What is newer than the last anchor could be cut off unseen. */
    @WithDefault("1m")
    String anchorEvery();
}
