package org.tocsin.sealing;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the keys of personal data are. */
@ConfigMapping(prefix = "tocsin.data-keys")
public interface DataKeySettings {

    /**
     * The file with the installation's data keys, the same for all services; {@code deploy/secrets/create} makes one. Whoever has it and
     * the databases can read everything, so keep the two apart.
     */
    @UsableKeys
    String file();

    /**
     * Whether personal data is sealed from now on. Switch it off while a version that cannot open it still runs beside this one; what
     * is sealed is opened in any case.
     */
    @WithDefault("true")
    boolean seal();

    /** How often the file is looked at for new keys. */
    @WithDefault("5s")
    Duration look();

    /** How often it is seen to that readers' keys are under the data key that seals now. */
    @WithDefault("10s")
    Duration every();
}
