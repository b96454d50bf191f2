package org.tocsin.mailing.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Names, as receivers look them up. Nothing is remembered: what was just published is what counts. */
final class Dns {

    private final Resolver resolver;

    private Dns(Resolver resolver) {
        this.resolver = resolver;
    }

    static Dns of(DoctorSettings settings) {
        try {
            Resolver resolver = settings.nameServer().isPresent()
                    ? server(settings.nameServer().get())
                    : new ExtendedResolver();
            resolver.setTimeout(settings.timeout());
            return new Dns(resolver);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("tocsin.doctor.name-server is no address", unknown);
        }
    }

    /** The strings of each record put together, as SPF and DKIM want it (RFC 7208 §3.3). */
    List<String> texts(String name) throws DnsAway {
        return lookUp(name, Type.TXT).stream()
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .toList();
    }

    /** The most wanted first. A single dot says that there is no mail (RFC 7505), and is left out. */
    List<String> mailServers(String name) throws DnsAway {
        return lookUp(name, Type.MX).stream()
                .map(MXRecord.class::cast)
                .sorted(Comparator.comparing(MXRecord::getPriority))
                .map(mx -> mx.getTarget().toString(true))
                .filter(target -> !target.isEmpty() && !target.equals("."))
                .toList();
    }

    List<InetAddress> addresses(String name) throws DnsAway {
        List<InetAddress> addresses = new ArrayList<>();
        lookUp(name, Type.A).forEach(record -> addresses.add(((ARecord) record).getAddress()));
        lookUp(name, Type.AAAA).forEach(record -> addresses.add(((AAAARecord) record).getAddress()));
        return addresses;
    }

    List<String> namesOf(InetAddress address) throws DnsAway {
        return lookUp(ReverseMap.fromAddress(address), Type.PTR).stream()
                .map(record -> ((PTRRecord) record).getTarget().toString(true))
                .toList();
    }

    private List<Record> lookUp(String name, int type) throws DnsAway {
        try {
            return lookUp(Name.fromString(name, Name.root), type);
        } catch (TextParseException noName) {
            throw new DnsAway(name + " is no name of DNS", noName);
        }
    }

    private List<Record> lookUp(Name name, int type) throws DnsAway {
        Lookup lookup = new Lookup(name, type);
        lookup.setResolver(resolver);
        lookup.setCache(null);
        lookup.setSearchPath(List.of());
        Optional<Record[]> records = Optional.ofNullable(lookup.run());
        boolean answered = lookup.getResult() == Lookup.SUCCESSFUL
                || lookup.getResult() == Lookup.HOST_NOT_FOUND
                || lookup.getResult() == Lookup.TYPE_NOT_FOUND;
        if (!answered) {
            throw new DnsAway(name.toString(true) + " cannot be looked up: " + lookup.getErrorString());
        }
        return records.map(List::of).orElse(List.of());
    }

    private static Resolver server(String address) throws UnknownHostException {
        int colon = address.lastIndexOf(':');
        boolean withPort = colon > 0 && address.indexOf(':') == colon;
        SimpleResolver server = new SimpleResolver(withPort ? address.substring(0, colon) : address);
        server.setTimeout(Duration.ofSeconds(5));
        if (withPort) {
            server.setPort(Integer.parseInt(address.substring(colon + 1)));
        }
        return server;
    }
}
