package io.onefold.app.sample.systems;

import io.onefold.app.sample.Sample;
import io.onefold.identity.audit.AuditProgress;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All systems of the made-up company, under one folder. They start before the installation does, since a shop's database is there before
 * anybody reads it, and tell the rest of the year when they are asked to. Used by one thread.
 */
public final class SampleSystems implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> WITHOUT_SYSTEM_OF_ITS_OWN =
            List.of("tills", "members", "surveys", "wechat", "helpdesk");

    private final Path folder;
    private final Sample year;
    private final SystemsLock lock;
    private final Descriptions descriptions;
    private final String secret;
    private final TelephoneSystem telephone;
    private final MailTool mailTool;
    private Optional<ShopDatabase> shop = Optional.empty();
    private Optional<ShopServer> server = Optional.empty();
    private Arrivals arrivals = source -> 0;

    private SampleSystems(Path folder, Sample year) throws IOException {
        this.folder = folder;
        this.year = year;
        this.descriptions = new Descriptions(descriptions(folder));
        this.secret = newSecret(folder.resolve("secret"));
        this.lock = SystemsLock.take(folder);
        this.telephone = new TelephoneSystem(secret, source -> arrivals.of(source));
        this.mailTool = MailTool.start(secret);
    }

    /**
     * Where the company's connectors are described while it runs.
     *
     * @param folder of the company
     */
    public static Path descriptions(Path folder) {
        return folder.resolve("connectors");
    }

    /**
     * Starts them.
     *
     * @param folder of the company, which is made where it is missing
     * @param out is told what does not run on this machine
     * @throws IOException where the folder cannot be written, or another process uses it
     */
    public static SampleSystems start(Path folder, Sample year, PrintWriter out) throws IOException {
        Files.createDirectories(folder);
        SampleSystems systems = new SampleSystems(folder, year);
        try {
            systems.openShop(out);
            systems.describe();
            return systems;
        } catch (IOException e) {
            systems.close();
            throw e;
        }
    }

    /**
     * Takes away what a company that was killed has left in the way of those who start without it.
     *
     * @throws IOException where it cannot be taken away
     */
    public static void forget(Path folder) throws IOException {
        new Descriptions(descriptions(folder)).delete();
        forgetFiles(folder);
    }

    private static void forgetFiles(Path folder) throws IOException {
        Files.deleteIfExists(segments(folder));
        Files.deleteIfExists(subscribers(folder));
    }

    /** The company's subscribers, which are there while it runs. */
    public static Path subscribers(Path folder) {
        return folder.resolve("subscribers.yaml");
    }

    /** The company's segments, which are there while it runs. */
    public static Path segments(Path folder) {
        return folder.resolve("segments.yaml");
    }

    /** Whoever may read it may call the collector in the name of the company's systems. */
    private static String newSecret(Path file) throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        Files.writeString(file, secret);
        return secret;
    }

    private void openShop(PrintWriter out) throws IOException {
        try {
            ShopServer started = ShopServer.start(folder.resolve("shop"));
            server = Optional.of(started);
            ShopDatabase database = new ShopDatabase(started, source -> arrivals.of(source));
            database.fill(ofSystem(database));
            shop = Optional.of(database);
        } catch (IOException | LinkageError e) {
            // An image leaves the database's folder of jars out.
            out.println("The sample company goes without its shop's database: " + e.getMessage());
            out.flush();
        } catch (SQLException e) {
            throw new IOException("the shop's database cannot be filled: " + e.getMessage(), e);
        }
    }

    private void describe() throws IOException {
        descriptions.delete();
        writeOut(segments(folder), Map.of());
        Map<String, String> tool = Map.of(
                "port",
                Integer.toString(mailTool.port()),
                "secret",
                folder.resolve("secret").toAbsolutePath().toString());
        writeOut(subscribers(folder), tool);
        Map<String, String> words = Map.of("folder", folder.toString());
        for (String name : WITHOUT_SYSTEM_OF_ITS_OWN) descriptions.write(name, words);
        for (String name : List.of("tills", "members", "surveys")) Files.createDirectories(folder.resolve(name));
        describe(telephone, words);
        if (shop.isPresent()) describe(shop.get(), words);
    }

    /** Writes a file of the company, with words such as <code>${port}</code> replaced. */
    private static void writeOut(Path file, Map<String, String> words) throws IOException {
        try (InputStream in = SampleSystems.class.getResourceAsStream("/io/onefold/app/sample/" + file.getFileName())) {
            if (in == null) throw new IllegalStateException(file.getFileName() + " is missing in the product");
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet())
                yaml = yaml.replace("${" + word.getKey() + "}", word.getValue());
            Files.writeString(file, yaml);
        }
    }

    /** The tool that customers are written to with. */
    public MailTool mailTool() {
        return mailTool;
    }

    /** Has a customer withdraw, on the company's pages, her consent to be written to. */
    public void withdraw(String customerId, Destination installation) throws IOException, InterruptedException {
        try (CollectorClient collector = new CollectorClient(installation.collector())) {
            new TrackedCalls("webshop", collector, installation.webKey())
                    .withdraw(customerId, installation.clock().instant());
        }
    }

    private void describe(CompanySystem system, Map<String, String> words) throws IOException {
        Map<String, String> all = new HashMap<>(words);
        all.putAll(system.placeholders());
        descriptions.write(system.name(), all);
    }

    /**
     * Tells the year, and waits until all of it is taken in.
     *
     * @param installation that it is told to
     * @param progress is told how far each system is
     * @return whose each message is
     * @throws IOException in words, where a system is not listened to
     */
    public Truth tell(Destination installation, AuditProgress progress) throws IOException, InterruptedException {
        arrivals = installation.arrivals();
        try (CollectorClient collector = new CollectorClient(installation.collector())) {
            List<CompanySystem> systems = systems(collector, installation);
            for (CompanySystem system : systems) {
                List<Touchpoint> own = ofSystem(system);
                system.tell(own, done -> progress.at("The sample company tells: " + system.name(), done, own.size()));
            }
            for (CompanySystem system : systems) awaitTaken(system, progress);
            return truth(systems);
        }
    }

    /**
     * What the company tells of its customers.
     *
     * @param collector its address
     * @param webKey the write key of its pages
     * @param appKey the write key of its app
     */
    public record Destination(String collector, String webKey, String appKey, Arrivals arrivals, InstantSource clock) {}

    private List<CompanySystem> systems(CollectorClient collector, Destination installation) {
        List<CompanySystem> systems = new ArrayList<>(List.of(
                new TillFiles(folder.resolve("tills")),
                new MemberFile(folder.resolve("members")),
                new SurveyFile(folder.resolve("surveys")),
                new TrackedCalls("webshop", collector, installation.webKey()),
                new TrackedCalls("app", collector, installation.appKey()),
                new WeChatCalls(collector, secret, installation.clock()),
                new HelpdeskCalls(collector, secret),
                telephone));
        shop.ifPresent(systems::add);
        return systems;
    }

    private List<Touchpoint> ofSystem(CompanySystem system) {
        return year.touchpoints().stream().filter(system::tells).toList();
    }

    private static void awaitTaken(CompanySystem system, AuditProgress progress)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long all = system.left();
        for (long left = all; left > 0; left = system.left()) {
            progress.at("Waiting until all is taken from: " + system.name(), all - left, all);
            if (System.nanoTime() > end)
                throw new IOException(
                        system.name() + " is not taken in, " + left + " left; see ./onefold connector status");
            Thread.sleep(LOOK);
        }
    }

    private Truth truth(List<CompanySystem> systems) {
        Map<String, String> persons = new HashMap<>();
        for (Touchpoint touchpoint : year.touchpoints()) {
            String person = year.truth().get(touchpoint.messageId());
            if (person == null) continue;
            for (CompanySystem system : systems)
                if (system.tells(touchpoint)) for (String id : system.messageIds(touchpoint)) persons.put(id, person);
        }
        return new Truth(persons);
    }

    /** Stops them, and takes their connectors' descriptions away. */
    @Override
    public void close() throws IOException {
        telephone.close();
        if (server.isPresent()) server.get().close();
        descriptions.delete();
        forgetFiles(folder);
        mailTool.close();
        lock.close();
    }
}
