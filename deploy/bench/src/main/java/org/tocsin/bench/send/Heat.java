package org.tocsin.bench.send;

import java.time.Duration;

/** One contestant's turn. The processor times are zero where nobody measured them. */
record Heat(int messages, Duration time, Duration programTime, Duration databaseTime, Duration sinkTime) {

    /** Of a contestant whose processor time is not looked at. */
    Heat(int messages, Duration time) {
        this(messages, time, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    double perSecond() {
        return messages * 1e9 / time.toNanos();
    }

    double programMicros() {
        return programTime.toNanos() / 1e3 / messages;
    }

    double databaseMicros() {
        return databaseTime.toNanos() / 1e3 / messages;
    }

    double sinkMicros() {
        return sinkTime.toNanos() / 1e3 / messages;
    }
}
