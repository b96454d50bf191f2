package org.tocsin.mailing.inbound.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Walks the MIME structure and keeps what it reached: a limit or a fault ends the walk, never the message. */
public final class MailReader {

    private static final int DEEPEST = 24;
    private static final int MOST_PARTS = 300;
    private static final int LONGEST_TEXT = 200_000;
    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(5_000)
            .setMaxContentLen(-1)
            .build();

    private MailReader() {}

    public static Mail read(byte[] raw) {
        PartTree tree = new PartTree();
        MimeTokenStream tokens = new MimeTokenStream(LIMITS);
        tokens.parse(new ByteArrayInputStream(raw));
        try {
            walk(tokens, tree);
        } catch (MimeException | IOException | RuntimeException unreadable) {
            // Half a message is still worth understanding; mime4j also throws unchecked on some nonsense.
            return new Mail(tree.root());
        }
        return new Mail(tree.root());
    }

    private static void walk(MimeTokenStream tokens, PartTree tree) throws MimeException, IOException {
        EntityState state = tokens.getState();
        while (state != EntityState.T_END_OF_STREAM && tree.depth() <= DEEPEST && tree.size() <= MOST_PARTS) {
            switch (state) {
                case T_START_MESSAGE, T_START_BODYPART -> tree.open();
                case T_END_MESSAGE, T_END_BODYPART -> tree.close();
                case T_FIELD -> tree.field(tokens.getField());
                case T_BODY -> tree.text(text(tokens));
                // All there is, where the boundaries that were announced never come.
                case T_PREAMBLE -> tree.text(text(tokens));
                default -> {}
            }
            state = tokens.next();
        }
    }

    private static String text(MimeTokenStream tokens) throws IOException {
        byte[] bytes = tokens.getDecodedInputStream().readNBytes(LONGEST_TEXT);
        Charset charset = Charsets.named(tokens.getBodyDescriptor().getCharset());
        return Charsets.decode(bytes, charset).replace("\r\n", "\n");
    }
}
