package org.tocsin.local;

import java.io.PrintStream;

import org.tocsin.local.installation.DataFolder;
import org.tocsin.local.installation.LocalPorts;

/** Where to go once everything runs. */
final class Addresses {

    private Addresses() {}

    static void print(LocalPorts ports, DataFolder folder, PrintStream out) {
        out.printf(
                """

                Tocsin runs.
                  Subscribe, read, leave    http://localhost:%d/
                  The readers' mailbox      http://localhost:%d/
                  Write and send            http://localhost:%d/studio
                  What came in              http://localhost:%d/inbound
                                            sign in with any name and what %s holds
                  Campaigns as JSON         http://localhost:%d/api/v1/campaigns
                                            Authorization: Bearer, with the same
                  How often pages are read  http://localhost:%d/statistics
                  What the sponsor gets     http://localhost:%d/api/v1/sponsors/kaspersky-lab/subscribers
                                            Authorization: Bearer, with what %s holds
                  What it was called about  http://localhost:%d/
                  Inbound mail              smtp://localhost:%d
                  Readers' mail server      smtp://localhost:%d  imap://localhost:%d (any password)
                  PostgreSQL, Kafka         localhost:%d, localhost:%d
                  Logs                      %s
                Ctrl-C stops it; what was entered stays for the next time.
                %n""",
                ports.publicOrigin(),
                ports.mailbox(),
                ports.mailing(),
                ports.mailing(),
                folder.secrets().operatorToken(),
                ports.publicOrigin(),
                ports.registration(),
                ports.publicOrigin(),
                folder.secrets().sponsorToken(),
                ports.sponsor(),
                ports.inboundSmtp(),
                ports.readersSmtp(),
                ports.readersImap(),
                ports.postgreSql(),
                ports.kafka(),
                folder.logs());
    }
}
