package org.tocsin.mailing.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** As much of RFC 7208 as installations use: all, include, a, mx, ip4, ip6 and redirect, with its limit of look-ups. Macros match nobody. */
final class SpfEvaluation {

    enum Result {
        PASS,
        FAIL,
        NEUTRAL,
        ERROR
    }

    private static final int MOST_LOOKUPS = 10;

    private final Dns dns;
    private int lookups;

    SpfEvaluation(Dns dns) {
        this.dns = dns;
    }

    Result check(InetAddress sender, String domain) throws DnsAway {
        lookups = 0;
        return evaluate(sender, domain);
    }

    private Result evaluate(InetAddress sender, String domain) throws DnsAway {
        List<String> records = SpfRecord.in(dns.texts(domain));
        if (records.size() != 1 || lookups > MOST_LOOKUPS) {
            return Result.ERROR;
        }
        Optional<String> redirect = Optional.empty();
        for (String term : records.get(0).substring("v=spf1".length()).strip().split("\\s+", -1)) {
            if (term.toLowerCase(Locale.ROOT).startsWith("redirect=")) {
                redirect = Optional.of(term.substring("redirect=".length()));
            } else if (!term.isEmpty()) {
                Result result = mechanism(sender, domain, term);
                if (result != Result.NEUTRAL) {
                    return result;
                }
            }
        }
        return redirect.isPresent() ? redirected(sender, redirect.get()) : Result.NEUTRAL;
    }

    private Result redirected(InetAddress sender, String domain) throws DnsAway {
        lookups++;
        return evaluate(sender, domain);
    }

    /** Neutral when it does not match, and the next one counts. */
    private Result mechanism(InetAddress sender, String domain, String term) throws DnsAway {
        boolean qualified = "+-~?".indexOf(term.charAt(0)) >= 0;
        String bare = qualified ? term.substring(1) : term;
        Result match = matches(sender, domain, bare);
        if (match != Result.PASS) {
            return match;
        }
        return switch (term.charAt(0)) {
            case '-', '~' -> Result.FAIL;
            case '?' -> Result.NEUTRAL;
            default -> Result.PASS;
        };
    }

    private Result matches(InetAddress sender, String domain, String term) throws DnsAway {
        String[] parts = term.split("[:/]", 2);
        String argument = term.contains(":") ? term.substring(term.indexOf(':') + 1) : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "all" -> Result.PASS;
            case "ip4", "ip6" -> within(sender, argument);
            case "include" -> included(sender, argument);
            case "a" -> anyOf(sender, hosts(domain, term), term);
            case "mx" -> anyOf(sender, servers(hosts(domain, term)), term);
            default -> counted(Result.NEUTRAL);
        };
    }

    private Result included(InetAddress sender, String domain) throws DnsAway {
        lookups++;
        Result result = evaluate(sender, domain);
        return result == Result.FAIL ? Result.NEUTRAL : result;
    }

    private Result counted(Result result) {
        lookups++;
        return lookups > MOST_LOOKUPS ? Result.ERROR : result;
    }

    /** The name after the colon, or the domain itself. */
    private static List<String> hosts(String domain, String term) {
        int colon = term.indexOf(':');
        return List.of(colon < 0 ? domain : term.substring(colon + 1).split("/", 2)[0]);
    }

    private List<String> servers(List<String> domains) throws DnsAway {
        return dns.mailServers(domains.get(0));
    }

    private Result anyOf(InetAddress sender, List<String> hosts, String term) throws DnsAway {
        String length = term.contains("/") ? term.substring(term.indexOf('/')) : "";
        List<InetAddress> addresses = new ArrayList<>();
        for (String host : hosts) {
            addresses.addAll(dns.addresses(host));
        }
        for (InetAddress address : addresses) {
            if (within(sender, address.getHostAddress() + length) == Result.PASS) {
                return Result.PASS;
            }
        }
        return counted(Result.NEUTRAL);
    }

    private static Result within(InetAddress sender, String network) {
        String[] parts = network.split("/", 2);
        if (!parts[0].matches("[0-9A-Fa-f.:]+")) {
            return Result.ERROR;
        }
        try {
            byte[] base = InetAddress.getByName(parts[0]).getAddress(); // a literal is not looked up
            int bits = parts.length > 1 ? Integer.parseInt(parts[1]) : base.length * Byte.SIZE;
            return shares(sender.getAddress(), base, bits) ? Result.PASS : Result.NEUTRAL;
        } catch (UnknownHostException | NumberFormatException malformed) {
            return Result.ERROR;
        }
    }

    private static boolean shares(byte[] address, byte[] base, int bits) {
        if (address.length != base.length || bits > base.length * Byte.SIZE) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((address[bit / Byte.SIZE] & mask) != (base[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
