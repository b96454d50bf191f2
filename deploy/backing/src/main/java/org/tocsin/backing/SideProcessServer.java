package org.tocsin.backing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers each connection with the settings of a fresh test environment, in the format of {@link Properties}. The caller first
 * sends a line with the number of the process that owns it; as long as one of those lives, so does this server.
 */
final class SideProcessServer {

    private static final Duration LOOK_FOR_OWNERS = Duration.ofSeconds(1);

    private final ServerSocket socket;
    private final Supplier<Map<String, String>> environments;
    private final Set<ProcessHandle> owners = new HashSet<>();

    SideProcessServer(ServerSocket socket, Supplier<Map<String, String>> environments) {
        this.socket = socket;
        this.environments = environments;
        ProcessHandle.current().parent().ifPresent(owners::add);
    }

    static ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout((int) LOOK_FOR_OWNERS.toMillis());
        return socket;
    }

    void serveWhileOwned() throws IOException {
        while (owners.stream().anyMatch(ProcessHandle::isAlive)) {
            try (Socket caller = socket.accept()) {
                answer(caller);
            } catch (SocketTimeoutException nobodyCalled) {
                owners.removeIf(owner -> !owner.isAlive());
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        String owner = request.readLine();
        // Whoever only wants to know whether somebody is here hangs up without a word.
        if (owner != null) {
            ProcessHandle.of(Long.parseLong(owner)).ifPresent(owners::add);
            send(environments.get(), caller);
        }
    }

    private static void send(Map<String, String> environment, Socket caller) throws IOException {
        Properties settings = new Properties();
        settings.putAll(environment);
        try (Writer response = new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8)) {
            settings.store(response, null);
        }
    }
}
