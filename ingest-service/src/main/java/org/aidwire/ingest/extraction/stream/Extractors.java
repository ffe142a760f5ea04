package org.aidwire.ingest.extraction.stream;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aidwire.ingest.extraction.RuleExtractor;
import org.aidwire.ingest.extraction.StatementExtractor;
import org.aidwire.ingest.extraction.language.OpenNlpTagger;
import org.aidwire.ingest.extraction.remote.RemoteExtractor;
import org.jspecify.annotations.Nullable;

/** Which extractor the settings ask for. */
final class Extractors {

    private Extractors() {}

    static StatementExtractor of(ExtractionConfig.Remote remote, MeterRegistry metrics) {
        StatementExtractor rules = new RuleExtractor(OpenNlpTagger.load());
        return switch (remote.kind()) {
            case OFF -> rules;
            case HTTP ->
                    RemoteExtractor.http(
                            rules, url(remote), remote.timeout(), key(remote), metrics);
            case CHAT ->
                    RemoteExtractor.chat(
                            rules,
                            url(remote),
                            needed(remote.model(), "model"),
                            remote.timeout(),
                            key(remote),
                            metrics);
        };
    }

    /** A setting that is missing stops the start, and not the first article. */
    static void check(ExtractionConfig.Remote remote) {
        if (remote.kind() != ExtractionConfig.Kind.OFF) {
            url(remote);
            key(remote);
        }
        if (remote.kind() == ExtractionConfig.Kind.CHAT) {
            needed(remote.model(), "model");
        }
    }

    private static URI url(ExtractionConfig.Remote remote) {
        return needed(remote.url(), "url");
    }

    private static <T> T needed(Optional<T> value, String name) {
        return value.orElseThrow(
                () ->
                        new IllegalStateException(
                                "aidwire.extraction.remote." + name + " is not set"));
    }

    private static @Nullable String key(ExtractionConfig.Remote remote) {
        Path file = remote.keyFile().orElse(null);
        try {
            return file == null ? null : Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
