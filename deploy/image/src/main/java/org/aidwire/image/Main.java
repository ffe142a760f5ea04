package org.aidwire.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code SERVICE PACKAGED WORK NAME FILE.tar|push|root}: makes the image of a service.
 *
 * <p>Run by deploy/image/build.
 */
final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Service service = Service.of(arguments[0]);
        Path packaged = Path.of(arguments[1]);
        Path work = Path.of(arguments[2]);
        String name = arguments[3];
        String where = arguments[4];
        empty(work);
        ServiceImage image = ServiceImage.layOut(service, packaged, work);
        if (!where.equals("root")) {
            image.containerize(to(where, name));
        }
    }

    private static Containerizer to(String where, String name)
            throws InvalidImageReferenceException {
        return where.equals("push")
                ? Containerizer.to(RegistryImage.named(name)).setAllowInsecureRegistries(false)
                : Containerizer.to(TarImage.at(Path.of(where)).named(name));
    }

    private static void empty(Path work) throws IOException {
        if (Files.exists(work)) {
            List<Path> files;
            try (Stream<Path> found = Files.walk(work)) {
                files = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.createDirectories(work);
    }
}
