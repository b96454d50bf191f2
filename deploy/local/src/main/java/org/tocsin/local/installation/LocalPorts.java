package org.tocsin.local.installation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tocsin.backing.Ports;
import org.tocsin.local.gateway.ServiceName;

/** Where everything listens, on the loopback address. */
public record LocalPorts(
        int publicOrigin,
        int registration,
        int preference,
        int mailing,
        int inboundSmtp,
        int mailbox,
        int sponsor,
        int readersSmtp,
        int readersImap,
        int postgreSql,
        int kafka,
        int kafkaController) {

    /** The ports that others rely on. */
    public static LocalPorts standard() {
        return new LocalPorts(8080, 8081, 8082, 8083, 2525, 8084, 8085, 3025, 3143, 5433, 9092, 9093);
    }

    /** Ports that nobody uses now: for tests beside a running installation. */
    public static LocalPorts free() {
        List<Integer> free = Ports.free(12);
        return new LocalPorts(
                free.get(0),
                free.get(1),
                free.get(2),
                free.get(3),
                free.get(4),
                free.get(5),
                free.get(6),
                free.get(7),
                free.get(8),
                free.get(9),
                free.get(10),
                free.get(11));
    }

    int of(ServiceName service) {
        return switch (service) {
            case REGISTRATION -> registration;
            case PREFERENCE -> preference;
            case MAILING -> mailing;
        };
    }

    /** Says which ports somebody else holds, and what they are needed for. */
    void requireFree() {
        uses().forEach((use, port) -> {
            if (!Ports.isFree(port)) {
                throw new CannotStartException(
                        "Port %d is in use; it is needed for %s. Stop what listens there and try again."
                                .formatted(port, use));
            }
        });
    }

    private Map<String, Integer> uses() {
        Map<String, Integer> uses = new LinkedHashMap<>();
        uses.put("the public origin", publicOrigin);
        uses.put("registration-service", registration);
        uses.put("preference-service", preference);
        uses.put("mailing-service", mailing);
        uses.put("inbound mail", inboundSmtp);
        uses.put("the readers' mailbox", mailbox);
        uses.put("the sponsor's receiver", sponsor);
        uses.put("the readers' mail server (SMTP)", readersSmtp);
        uses.put("the readers' mail server (IMAP)", readersImap);
        uses.put("PostgreSQL", postgreSql);
        uses.put("Kafka", kafka);
        uses.put("Kafka's controller", kafkaController);
        return uses;
    }
}
