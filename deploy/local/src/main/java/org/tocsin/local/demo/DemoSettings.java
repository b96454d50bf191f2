package org.tocsin.local.demo;

import java.net.URI;
import java.time.Duration;

/**
 * What the demo plays against.
 *
 * @param origin of the public pages, without a path
 * @param sponsorReceiver where the sponsor's recalls arrive, without a path
 * @param readersTag put behind the readers' names, so that they are new readers
 * @param patience for each thing that should happen
 */
public record DemoSettings(
        URI origin,
        int imapPort,
        int inboundPort,
        String operatorToken,
        String sponsorToken,
        URI sponsorReceiver,
        String readersTag,
        Duration patience) {}
