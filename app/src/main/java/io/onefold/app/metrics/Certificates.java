package io.onefold.app.metrics;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The certificates that Kafka's properties name, in whatever form Kafka reads: JKS, PKCS12, PEM in a file or in the property itself. */
final class Certificates {
    private static final List<String> PREFIXES = List.of("", "schema.registry.");
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    private final Map<String, String> kafka;

    Certificates(Map<String, String> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /** When the first certificate of each ends, by the property that names it; empty where none could be read. */
    SortedMap<String, Optional<Instant>> read() {
        SortedMap<String, Optional<Instant>> ends = new TreeMap<>();
        for (String prefix : PREFIXES) {
            readStore(prefix, "keystore", ends);
            readStore(prefix, "truststore", ends);
            readText(prefix + "ssl.keystore.certificate.chain", ends);
            readText(prefix + "ssl.truststore.certificates", ends);
        }
        return ends;
    }

    private void readStore(String prefix, String store, SortedMap<String, Optional<Instant>> ends) {
        String property = prefix + "ssl." + store + ".location";
        String file = kafka.get(property);
        if (file == null) return;
        boolean pem = "PEM".equalsIgnoreCase(kafka.get(prefix + "ssl." + store + ".type"));
        try {
            Collection<Certificate> found = pem
                    ? fromText(Files.readString(Path.of(file)))
                    : fromStore(new File(file), kafka.get(prefix + "ssl." + store + ".password"));
            ends.put(property, earliest(found));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            ends.put(property, Optional.empty());
        }
    }

    private void readText(String property, SortedMap<String, Optional<Instant>> ends) {
        String text = kafka.get(property);
        if (text == null) return;
        try {
            ends.put(property, earliest(fromText(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            ends.put(property, Optional.empty());
        }
    }

    /** Beside certificates a file may hold keys, which are left alone. */
    private static Collection<Certificate> fromText(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> found = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            byte[] bytes = Base64.getMimeDecoder().decode(blocks.group(1).getBytes(StandardCharsets.US_ASCII));
            found.add(factory.generateCertificate(new ByteArrayInputStream(bytes)));
        }
        return found;
    }

    private static Collection<Certificate> fromStore(File file, @Nullable String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(file, password == null ? null : password.toCharArray());
        List<Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain != null) found.addAll(List.of(chain));
            else if (store.getCertificate(alias) != null) found.add(store.getCertificate(alias));
        }
        return found;
    }

    private static Optional<Instant> earliest(Collection<Certificate> certificates) {
        return certificates.stream()
                .filter(X509Certificate.class::isInstance)
                .map(each -> ((X509Certificate) each).getNotAfter().toInstant())
                .min(Comparator.naturalOrder());
    }
}
