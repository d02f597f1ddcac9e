package io.onefold.testing.dependencies;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Looks up under which licence a jar comes: in its pom and those above it, in its manifest, and in the text it carries. */
final class LicenceFinder {
    private static final Pattern TEXT =
            Pattern.compile("(META-INF/)?(LICEN[SC]E|COPYING)[^/]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("[,;]");
    private static final int DEEPEST = 12;

    private final Path repository;
    private final List<Known> known = new ArrayList<>();

    /** Found out by hand, for all artifacts whose name begins so. */
    private record Known(String begin, Licence licence) {}

    /** @param repository of Maven on this machine */
    LicenceFinder(Path repository) throws IOException {
        this.repository = repository;
        try (InputStream in = LicenceFinder.class.getResourceAsStream("licences-by-hand.txt")) {
            if (in == null) throw new IOException("licences-by-hand.txt is not on the class path");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines()
                    .filter(each -> !each.isBlank() && !each.startsWith("#"))
                    .toList()) {
                String[] parts = line.split("\\|");
                known.add(new Known(parts[0].strip(), new Licence(parts[1].strip(), parts[2].strip())));
            }
        }
    }

    /** What was found out by hand; unknown where that was not needed. */
    Licence byHand(Coordinates coordinates) {
        for (Known each : known) if ((coordinates.name() + ":").startsWith(each.begin)) return each.licence;
        return Licence.UNKNOWN;
    }

    /** What pom, manifest or text say, the first that says something; unknown where none does. */
    Licence find(Coordinates coordinates, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Licence inPoms = inPoms(coordinates, zip);
            if (inPoms.isKnown()) return inPoms;
            Licence inManifest = inManifest(zip);
            return inManifest.isKnown() ? inManifest : inText(zip);
        }
    }

    private Licence inPoms(Coordinates coordinates, ZipFile zip) throws IOException {
        @Nullable Element pom = stored(coordinates);
        if (pom == null) pom = carried(coordinates, zip);
        String whose = "its pom";
        for (int i = 0; pom != null && i < DEEPEST; i++) {
            Licence licence = licences(pom, whose);
            if (licence.isKnown()) return licence;
            @Nullable Element parent = child(pom, "parent");
            if (parent == null) return Licence.UNKNOWN;
            Coordinates above =
                    new Coordinates(text(parent, "groupId"), text(parent, "artifactId"), text(parent, "version"));
            whose = "pom of " + above.name();
            pom = stored(above);
        }
        return Licence.UNKNOWN;
    }

    private @Nullable Element stored(Coordinates coordinates) throws IOException {
        Path pom = repository
                .resolve(coordinates.group().replace('.', '/'))
                .resolve(coordinates.artifact())
                .resolve(coordinates.version())
                .resolve(coordinates.artifact() + "-" + coordinates.version() + ".pom");
        return Files.exists(pom) ? parse(Files.readString(pom)) : null;
    }

    private static @Nullable Element carried(Coordinates coordinates, ZipFile zip) throws IOException {
        ZipEntry entry =
                zip.getEntry("META-INF/maven/" + coordinates.group() + "/" + coordinates.artifact() + "/pom.xml");
        return entry == null ? null : parse(read(zip, entry));
    }

    private static Licence licences(Element pom, String whose) {
        @Nullable Element licences = child(pom, "licenses");
        if (licences == null) return Licence.UNKNOWN;
        TreeSet<String> found = new TreeSet<>();
        for (Node node = licences.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element licence)) continue;
            String name = text(licence, "name");
            found.add(SpdxNames.of(name)
                    .or(() -> SpdxNames.of(text(licence, "url")))
                    .orElseGet(() -> SpdxNames.own(name)));
        }
        return new Licence(String.join(" OR ", found), whose);
    }

    private static Licence inManifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry("META-INF/MANIFEST.MF");
        if (entry == null) return Licence.UNKNOWN;
        @Nullable String said;
        try (InputStream in = zip.getInputStream(entry)) {
            said = new Manifest(in).getMainAttributes().getValue("Bundle-License");
        }
        if (said == null) return Licence.UNKNOWN;
        TreeSet<String> found = new TreeSet<>();
        for (String part : BETWEEN.split(said)) SpdxNames.of(part).ifPresent(found::add);
        return new Licence(String.join(" OR ", found), "its manifest");
    }

    private static Licence inText(ZipFile zip) throws IOException {
        List<? extends ZipEntry> texts = zip.stream()
                .filter(entry -> TEXT.matcher(entry.getName()).matches())
                .toList();
        for (ZipEntry entry : texts) {
            String text = read(zip, entry).replaceAll("\\s+", " ");
            String beginning = text.substring(0, Math.min(text.length(), 200));
            Optional<String> found = SpdxNames.of(beginning);
            if (found.isPresent()) return new Licence(found.get(), "its " + entry.getName());
        }
        return Licence.UNKNOWN;
    }

    private static String read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Element parse(String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static @Nullable Element child(Element of, String name) {
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element element && element.getTagName().equals(name)) return element;
        return null;
    }

    private static String text(Element of, String name) {
        @Nullable Element child = child(of, name);
        return child == null ? "" : child.getTextContent().strip();
    }
}
