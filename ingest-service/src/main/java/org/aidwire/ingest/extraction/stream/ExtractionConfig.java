package org.aidwire.ingest.extraction.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether and how articles are read for statements. */
@ConfigMapping(prefix = "aidwire.extraction")
interface ExtractionConfig {

    /**
     * Off: articles are published and stored, and only what feeds and editors post is on record.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * From this confidence on a statement counts; below it is published withheld and waits for an
     * editor. Higher: fewer wrong statuses, more to confirm by hand; {@code docs/extraction.md} has
     * the measured precision at each setting.
     */
    @WithDefault("0.7")
    double bar();

    /** The consumer group. Another name reads all articles on record again. */
    @WithDefault("aidwire-extraction")
    String group();

    /**
     * How many articles are taken at once: what is done again after a crash, at most. A body may
     * have 8 MiB, so it bounds memory too.
     */
    @WithDefault("16")
    int batch();

    /**
     * How long to wait after a failure before trying again. Shorter: a broker that comes up is hit
     * harder.
     */
    @WithDefault("1s")
    Duration pause();

    /** Another extractor in the rules' place. */
    Remote remote();

    /** Where another extractor is, and how it is spoken to. */
    interface Remote {

        /**
         * OFF: the rules read. HTTP: a service that answers in the shape of {@code
         * extraction.v1.schema.json}. CHAT: a chat endpoint of the OpenAI kind. Article texts leave
         * this process then.
         */
        @WithDefault("OFF")
        Kind kind();

        /** The whole address; of a chat endpoint too (".../v1/chat/completions"). */
        Optional<URI> url();

        /** Of a chat endpoint: which model to ask. */
        Optional<String> model();

        /** A file that holds the key to send as a bearer token. */
        Optional<Path> keyFile();

        /**
         * How long an answer may take, whole. Articles wait for one another in it; after it the
         * rules' reading stands.
         */
        @WithDefault("20s")
        Duration timeout();
    }

    /** How another extractor is spoken to. */
    enum Kind {
        OFF,
        HTTP,
        CHAT
    }
}
