package org.tocsin.local.installation;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import org.tocsin.local.gateway.ServiceName;
import org.tocsin.local.process.ProcessRegister;
import org.tocsin.local.process.SupervisedProgram;

/** The three services, each in a process of its own. */
final class Services implements AutoCloseable {

    private final LocalPorts ports;
    private final Map<ServiceName, SupervisedProgram> running = new EnumMap<>(ServiceName.class);

    Services(LocalPorts ports) {
        this.ports = ports;
    }

    /** Starts all at once and waits until each is ready. */
    void start(ServicePrograms programs, ProcessRegister register, Consumer<String> news) throws InterruptedException {
        for (ServiceName service : ServiceName.values()) {
            running.put(service, SupervisedProgram.start(programs.service(service), register, news));
        }
        Readiness readiness = new Readiness();
        for (ServiceName service : ServiceName.values()) {
            readiness.await(running.get(service), ports.of(service));
            news.accept(service.module() + " is ready");
        }
    }

    ProcessHandle process(ServiceName service) {
        return running.get(service).handle();
    }

    @Override
    public void close() {
        running.values().forEach(SupervisedProgram::stop);
        running.values().forEach(SupervisedProgram::close);
    }
}
