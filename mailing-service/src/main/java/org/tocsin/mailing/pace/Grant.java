package org.tocsin.mailing.pace;

import java.time.Duration;

/** So many mails may go; when none may, so long it will take until one may. */
record Grant(int mails, Duration untilNext) {}
