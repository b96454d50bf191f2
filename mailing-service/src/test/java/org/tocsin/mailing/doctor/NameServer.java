package org.tocsin.mailing.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server over a real socket, which knows what it was told and nothing else. */
final class NameServer implements AutoCloseable {

    private static final int SHORT = 60;
    private static final int PIECE = 200;

    private final DatagramSocket socket;
    private final List<Record> records = new CopyOnWriteArrayList<>();

    NameServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** In the words of a zone file: name, type, the rest. */
    NameServer knows(String name, String type, String rest) {
        try {
            records.add(Record.fromString(
                    Name.fromString(name, Name.root), Type.value(type), DClass.IN, SHORT, rest, Name.root));
            return this;
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** As zone files have to write what is longer than 255 octets. */
    NameServer knowsLongText(String name, String text) {
        String strings = IntStream.iterate(0, from -> from < text.length(), from -> from + PIECE)
                .mapToObj(from -> '"' + text.substring(from, Math.min(text.length(), from + PIECE)) + '"')
                .collect(Collectors.joining(" "));
        return knows(name, "TXT", strings);
    }

    void forgets(String name, String type) {
        records.removeIf(record -> record.getType() == Type.value(type)
                && record.getName().toString(true).equals(name));
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
                byte[] answer = answer(new Message(question)).toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question, Section.QUESTION);
        List<Record> named = records.stream()
                .filter(record -> record.getName().equals(question.getName()))
                .toList();
        answer.getHeader().setRcode(named.isEmpty() ? Rcode.NXDOMAIN : Rcode.NOERROR);
        named.stream()
                .filter(record -> record.getType() == question.getType())
                .forEach(record -> answer.addRecord(record, Section.ANSWER));
        return answer;
    }
}
