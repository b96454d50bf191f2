package org.tocsin.bench.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.tocsin.backing.Ports;
import org.tocsin.bench.installation.Program;

/** The test programs of Postfix: smtp-sink takes mail and throws it away, smtp-source is as fast as C gets without PIPELINING. */
final class Postfix implements Contestant, AutoCloseable {

    private final Path folder;
    private final Path log;
    private final int port = Ports.free();
    private final Program sink;

    /** {@code folder} is where Debian's package was unpacked. */
    Postfix(Path folder, Path log) throws Exception {
        this.folder = folder;
        this.log = log;
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("usr/sbin/smtp-sink").toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + port, "500"));
        sink = Program.start(command, libraries(), log);
        awaitPort();
    }

    int port() {
        return port;
    }

    ProcessHandle sink() {
        return sink.handle();
    }

    @Override
    public String name() {
        return "smtp-source, 16 sessions kept open";
    }

    @Override
    public boolean warmsUp() {
        return false;
    }

    @Override
    public Heat send(int messages) throws Exception {
        List<String> command = List.of(
                folder.resolve("usr/sbin/smtp-source").toString(),
                "-d",
                "-s",
                "16",
                "-N",
                "-m",
                Integer.toString(messages),
                "-l",
                Integer.toString(Letter.OCTETS),
                "-f",
                "alerts@threatpost.example",
                "-t",
                "reader@readers.example",
                "127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(libraries());
        long begin = System.nanoTime();
        int code = builder.start().waitFor();
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        if (code != 0) {
            throw new IllegalStateException("smtp-source ended with " + code + "; see " + log);
        }
        return new Heat(messages, time);
    }

    @Override
    public void close() {
        sink.close();
    }

    private Map<String, String> libraries() {
        return Map.of("LD_LIBRARY_PATH", folder.resolve("usr/lib/postfix").toString());
    }

    private void awaitPort() throws InterruptedException {
        for (int attempt = 0; !listens(); attempt++) {
            if (attempt == 100) {
                throw new IllegalStateException("smtp-sink does not start; see " + log);
            }
            Thread.sleep(50);
        }
    }

    private boolean listens() {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
