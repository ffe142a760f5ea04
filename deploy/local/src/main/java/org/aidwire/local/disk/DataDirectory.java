package org.aidwire.local.disk;

import java.nio.file.Path;

/** Where everything lies below the directory that {@code --data} names. */
public record DataDirectory(Path top) {

    public DataDirectory {
        top = top.toAbsolutePath().normalize();
    }

    public Path keys() {
        return top.resolve("keys");
    }

    public Path ports() {
        return top.resolve("ports.json");
    }

    public Path logs() {
        return top.resolve("logs");
    }

    public Path log(String child) {
        return logs().resolve(child + ".log");
    }

    /** The log of the start before, kept once. */
    public Path formerLog(String child) {
        return logs().resolve(child + ".log.1");
    }

    public Path run() {
        return top.resolve("run");
    }

    /** Locked as long as a stack runs here; its first line is that process. */
    public Path owner() {
        return run().resolve("owner");
    }

    public Path process(String child) {
        return run().resolve(child + ".pid");
    }

    /** The keys as the services take them: SHA-256 and grants. */
    public Path access() {
        return run().resolve("access.json");
    }

    /** What a replica of the query service started by hand needs, for a shell to read. */
    public Path replicaEnvironment() {
        return run().resolve("replica.env");
    }

    public Path brokerConfiguration() {
        return run().resolve("kafka.properties");
    }

    /**
     * Lies here while the sample is being posted, so that a start after a kill posts the rest of
     * it.
     */
    public Path sampleUnderWay() {
        return run().resolve("sample-under-way");
    }

    /**
     * Copies of the packaged services, so that a build does not take a running stack's classes
     * away.
     */
    public Path services() {
        return top.resolve("services");
    }

    public Path kafka() {
        return top.resolve("kafka");
    }

    public Path kafkaData() {
        return kafka().resolve("data");
    }

    public Path postgres() {
        return top.resolve("postgres");
    }

    public Path password() {
        return postgres().resolve("password");
    }

    /** Names the directory that holds Postgres where it cannot live in this one. */
    public Path postgresElsewhere() {
        return postgres().resolve("elsewhere");
    }
}
