package org.tocsin.backing;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A broker in a process of its own, so that it can be killed and started again beside everything else. */
public final class KafkaBrokerProcess {

    private KafkaBrokerProcess() {}

    /** Takes the folder, the clients' port and the controller's port; runs until it is told to stop, durably. */
    public static void main(String[] arguments) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        KafkaBrokerSettings settings = new KafkaBrokerSettings(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Durability.DURABLE);
        KafkaBroker broker = KafkaBroker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
        new CountDownLatch(1).await();
    }
}
