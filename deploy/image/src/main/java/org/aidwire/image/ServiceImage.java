package org.aidwire.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** The image of one service: uid 10001, nothing in it that this user could write. */
final class ServiceImage {

    private static final String USER = "10001:10001";
    private static final String JAVA = "opt/java";
    private static final String APP = "opt/aidwire";
    private static final String CACHE = APP + "/app.aot";

    /**
     * One compiler, which has a start to itself: the second one takes half of it and pays off after
     * minutes of load. Whoever runs the image sets the variable as the load asks for.
     */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    /** Of every file, in the image and before: the AOT cache holds the times of its jars. */
    private static final Instant TIME = Instant.ofEpochSecond(1);

    private final Service service;
    private final Path root;

    private ServiceImage(Service service, Path root) {
        this.service = service;
        this.root = root;
    }

    /**
     * Lays out the root of an image.
     *
     * @param packaged the service's quarkus-app
     * @param work where to; emptied first by the caller
     */
    static ServiceImage layOut(Service service, Path packaged, Path work)
            throws IOException, InterruptedException {
        Path root = work.resolve("root");
        Files.createDirectories(root.resolve("tmp"));
        Path java = root.resolve(JAVA);
        JavaRuntime.linkTo(java);
        SystemLibraries.copyFor(java, root);
        Path etc = Files.createDirectories(root.resolve("etc"));
        Files.writeString(etc.resolve("passwd"), "aidwire:x:10001:10001::/tmp:/sbin/nologin\n");
        Files.writeString(etc.resolve("group"), "aidwire:x:10001:\n");
        Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
        Path app = root.resolve(APP);
        copy(packaged, app);
        setTimes(root);
        Path cache = work.resolve("app.aot");
        StartCache.train(service, java, app, cache);
        Files.copy(cache, root.resolve(CACHE));
        setTimes(root);
        return new ServiceImage(service, root);
    }

    /** Puts it where it is wanted: a file, or a registry. */
    void containerize(Containerizer to) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/" + JAVA + "/bin/java"));
        command.addAll(StartCache.options("/" + CACHE));
        command.addAll(
                List.of(
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        "/" + APP + "/quarkus-run.jar"));
        try {
            JibContainerBuilder image =
                    Jib.fromScratch()
                            .setFormat(ImageFormat.OCI)
                            .setUser(USER)
                            .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
                            .setCreationTime(TIME)
                            .setEntrypoint(command)
                            .addEnvironmentVariable("JDK_JAVA_OPTIONS", QUICK_START)
                            .addFileEntriesLayer(layer("system", "etc", "lib", "lib64", "tmp"))
                            .addFileEntriesLayer(layer("java", JAVA))
                            .addFileEntriesLayer(layer("service", APP));
            service.ports().forEach(port -> image.addExposedPort(Port.tcp(port)));
            image.containerize(to.setToolName("aidwire"));
        } catch (ExecutionException
                | com.google.cloud.tools.jib.api.RegistryException
                | com.google.cloud.tools.jib.api.CacheDirectoryCreationException e) {
            throw new IOException("the image was not written: " + e.getMessage(), e);
        }
    }

    private FileEntriesLayer layer(String name, String... folders) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (String folder : folders) {
            Path source = root.resolve(folder);
            if (Files.exists(source)) {
                layer.addEntryRecursive(
                        source,
                        AbsoluteUnixPath.get("/" + folder),
                        (file, _) -> permissions(file),
                        (_, _) -> TIME);
            }
        }
        return layer.build();
    }

    private FilePermissions permissions(Path file) {
        if (file.equals(root.resolve("tmp"))) {
            return FilePermissions.fromOctalString("777");
        }
        try {
            boolean runs =
                    Files.isDirectory(file)
                            || PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                    .contains("x");
            return FilePermissions.fromOctalString(runs ? "755" : "644");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void setTimes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(TIME));
            }
        }
    }
}
