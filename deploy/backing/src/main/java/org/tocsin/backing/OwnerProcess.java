package org.tocsin.backing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The process whose end is the end of this build: Maven, an IDE, or whatever else runs the tests. */
final class OwnerProcess {

    private OwnerProcess() {}

    /** The nearest Java process above this one (a shell may stand between), or else this one. */
    static long pid() {
        return ancestors()
                .filter(OwnerProcess::isJava)
                .findFirst()
                .orElseGet(ProcessHandle::current)
                .pid();
    }

    private static Stream<ProcessHandle> ancestors() {
        return Stream.iterate(
                        ProcessHandle.current().parent(),
                        Optional::isPresent,
                        above -> above.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream);
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(path -> path.endsWith("java"))
                .isPresent();
    }
}
