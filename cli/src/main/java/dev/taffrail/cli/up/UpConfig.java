package dev.taffrail.cli.up;

import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.platform.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What `taffrail up` starts.
///
/// @param bootstrap of an existing cluster; empty for the embedded broker
/// @param instance names this process among several on one data folder or cluster; empty when it is alone
/// @param kafkaPort of the embedded broker; 0 for the port of the last start, else the first free one from 19092
/// @param httpPort 0 for the first free one from 8090
/// @param patience how long each service may take to start
/// @param stopPatience how long the whole process may take to stop when it is asked to
/// @param lowDisk from this many free bytes on the process counts as degraded
/// @param allMetrics keeps every metric of Kafka's clients
public record UpConfig(
        Path data,
        Set<Role> roles,
        Optional<String> bootstrap,
        Optional<String> instance,
        int kafkaPort,
        int httpPort,
        Duration patience,
        Duration stopPatience,
        long lowDisk,
        boolean allMetrics) {
    private static final int LARGEST_PORT = 65_535;
    private static final String BESIDE_ITS_BROKER = "up";
    /// What everything but the calls in flight may take to stop: HTTP 1 s, the last answers of the callers 5 s,
    /// gate and agent 5 s each, the sink its last transaction.
    private static final Duration STOP_OF_THE_REST = Duration.ofSeconds(18);

    public UpConfig {
        roles = Set.copyOf(roles);
        port("kafka.port", kafkaPort);
        port("http.port", httpPort);
        Invalid.unless(patience.isPositive(), "up.patience must be positive, but is %s", patience);
        Invalid.unless(lowDisk >= 0, "disk.low must not be negative, but is %d", lowDisk);
        Invalid.unless(
                stopPatience.compareTo(STOP_OF_THE_REST) >= 0,
                "up.stop-patience must be at least %s, but is %s",
                STOP_OF_THE_REST,
                stopPatience);
        instance.ifPresent(name -> Invalid.unless(
                name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
                "up.instance must be 1 to 100 letters, digits, '.', '_' or '-', but is `%s`",
                name));
        Invalid.unless(
                bootstrap.isPresent() || roles.contains(Role.BROKER),
                "up.roles has no broker and kafka.bootstrap is not set; add the role broker or give --bootstrap HOST:PORT");
    }

    private static void port(String name, int port) {
        Invalid.unless(port >= 0 && port <= LARGEST_PORT, "%s must be 0 to %d, but is %d", name, LARGEST_PORT, port);
    }

    public static UpConfig from(Settings settings) {
        return new UpConfig(
                settings.path(
                        "data.dir",
                        Path.of(".taffrail"),
                        "The data folder: broker, stores, SQLite, workspaces, agents. One process at a time."),
                Role.parse(settings.list("up.roles", Role.all(), "What this process does.")),
                settings.optionalString(
                        "kafka.bootstrap",
                        "Addresses of the Kafka brokers: host:port, comma-separated; the embedded broker when not given."),
                settings.optionalString(
                        "up.instance",
                        "Name of this process where several share the work. Give a restarted one the same name."),
                settings.integer(
                        "kafka.port",
                        0,
                        "Port of the embedded broker; 0 takes that of the last start, or the first free one from 19092."),
                settings.integer(
                        "http.port", 0, "Port of REST, health and metrics; 0 takes the first free one from 8090."),
                settings.duration("up.patience", Duration.ofSeconds(60), "How long each service may take to start."),
                settings.duration(
                        "up.stop-patience",
                        Duration.ofSeconds(30),
                        "How long the process may take to stop; it ends without waiting further then. Give whoever stops it (systemd, Kubernetes, Docker) at least as much."),
                settings.bytes(
                        "disk.low",
                        1L << 30,
                        "From this much free space on the disk of the data folder on the process counts as degraded; below 64 MiB it is not ready for new work."),
                settings.flag(
                        "metrics.kafka-clients",
                        false,
                        "Keep every metric of Kafka's clients, some 600 series for each stream."));
    }

    /// @param drain how long calls in flight may go on
    /// @throws Invalid when there would be no time left for the rest
    void requireTimeFor(Duration drain) {
        Invalid.unless(
                drain.plus(STOP_OF_THE_REST).compareTo(stopPatience) <= 0,
                "callers.drain is %s, but up.stop-patience (%s) leaves %s for it; lower the one or raise the other",
                drain,
                stopPatience,
                stopPatience.minus(STOP_OF_THE_REST));
    }

    boolean embedded() {
        return bootstrap.isEmpty();
    }

    /// The name of this process in consumer groups, the same after a restart: then it takes its partitions back at
    /// once, where the group of a process without a name first waits until its dead predecessor's session has timed
    /// out. The one with the broker needs none of its own; of many on a cluster each has to be given one.
    Optional<String> member() {
        return instance.or(() -> embedded() ? Optional.of(BESIDE_ITS_BROKER) : Optional.empty());
    }

    /// The same for callers, whose group is of named members only. On a cluster a process without a name has a new
    /// one at each start: with that of another it would put the other out of the group.
    String callers() {
        return instance.orElseGet(() -> embedded() ? "callers-1" : "callers-" + UUID.randomUUID());
    }

    boolean has(Role role) {
        return roles.contains(role);
    }

    /// Where the lock and the stores of this process are.
    Path ownFolder() {
        return instance.map(name -> data.resolve("instances").resolve(name)).orElse(data);
    }
}
