package org.tocsin.local;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Lets a thread end things in order when the user presses Ctrl-C or the system asks to stop. A shutdown hook could not: hooks of
 * the libraries run at the same time, and PostgreSQL would be gone before the services have finished with it.
 */
final class StopSignals {

    private StopSignals() {}

    /** Interrupts the thread on the first of these signals; later ones are ignored, so that nothing is left half stopped. */
    static void interrupt(Thread thread) {
        for (String signal : List.of("INT", "TERM", "HUP")) {
            handle(signal, thread::interrupt);
        }
    }

    /** {@code sun.misc.Signal} is there in every JDK, but the compiler warns of its use, and warnings are errors here. */
    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    StopSignals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("Cannot listen to signal " + name, missing);
        }
    }
}
