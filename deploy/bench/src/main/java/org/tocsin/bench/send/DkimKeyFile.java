package org.tocsin.bench.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A key to sign with, as openssl would write it. */
final class DkimKeyFile {

    private DkimKeyFile() {}

    static Path write(Path folder, String algorithm, int bits) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        return Files.writeString(
                folder.resolve(algorithm + ".pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
    }
}
