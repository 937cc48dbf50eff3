package dev.taffrail.bench.faults.fleet;

import dev.taffrail.bench.child.ChildTaffrail;
import dev.taffrail.bench.child.Equipment;
import dev.taffrail.bench.child.Jvm;
import dev.taffrail.bench.child.Member;
import dev.taffrail.bench.faults.outside.FaultTools;
import dev.taffrail.bench.faults.outside.Outside;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Child processes on one data folder, by name. Starts again what ends without having been told to, as whoever runs
/// services does, and counts that.
public final class Fleet implements AutoCloseable {
    public static final String WHOLE = "up";
    public static final String BROKER = "broker";

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Xss512k", "-Xms32m");

    private final Path data;
    private final Equipment equipment;
    private final List<Path> before;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, ChildTaffrail> running = new LinkedHashMap<>();
    private final Map<String, ChildTaffrail> leaving = new LinkedHashMap<>();
    private final Set<String> frozen = new HashSet<>();
    private final List<String> endedAlone = new ArrayList<>();

    /// @param before folders whose classes go before those of the product
    public Fleet(Path data, Outside outside, List<Path> before) {
        this.data = data;
        this.before = List.copyOf(before);
        this.equipment = new Equipment(
                Map.of("faults.yaml", AGENT),
                Map.of(),
                Map.of(),
                List.of(FaultTools.class.getName()),
                Map.of(FaultTools.URL, outside.url()),
                Map.of("OPENAI_BASE_URL", outside.provider()),
                Map.of());
    }

    private static final String AGENT = """
            name: faults
            description: Goes through faults.
            model: openai/faults
            instructions: Do what you are asked.
            tools: [fault_read, fault_put, fault_send]
            limits: {iterations: 200, tokens: 10_000_000, prompt_tokens: 10_000_000, completion_tokens: 10_000_000, tool_calls: 1000, wall_clock: 1h}
            max_completion_tokens: 60
            model_timeout: 10s
            on_unknown_outcome: tell_model
            """;

    /// Starts a process with broker and all services.
    public void startWhole() throws IOException {
        members.put(WHOLE, Member.WHOLE);
        start(WHOLE);
    }

    /// Starts the broker alone and waits for it.
    public ChildTaffrail.Running startBroker() throws IOException, InterruptedException {
        members.put(BROKER, new Member("", List.of("broker"), ""));
        start(BROKER);
        return at(BROKER).awaitReady();
    }

    /// Starts services that use the broker of this fleet. The same name again is a restart.
    ///
    /// @param name of the instance
    public void start(String name, List<String> roles, String bootstrap) throws IOException {
        members.put(name, new Member(name, roles, bootstrap));
        start(name);
    }

    public void start(String name) throws IOException {
        Member member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException("there is no member " + name);
        }
        var options = new ArrayList<>(OPTIONS);
        options.add(member.equals(Member.WHOLE) ? "-Xmx512m" : "-Xmx256m");
        running.put(name, ChildTaffrail.start(data, equipment, member, new Jvm(options, before)));
    }

    public boolean isReady(String name) {
        return at(name).running().isPresent();
    }

    public ChildTaffrail.Running awaitReady(String name) throws InterruptedException {
        return at(name).awaitReady();
    }

    public boolean runs(String name) {
        return running.containsKey(name);
    }

    public List<String> names() {
        return List.copyOf(running.keySet());
    }

    public void kill(String name) {
        at(name).kill();
        running.remove(name);
    }

    /// Tells it to stop in order, and does not wait for it.
    public void askToStop(String name) {
        leaving.put(name, at(name));
        at(name).askToStop();
        running.remove(name);
    }

    /// Whether one that was told to stop has.
    public boolean hasStopped(String name) {
        ChildTaffrail child = leaving.get(name);
        return child == null || !child.handle().isAlive();
    }

    public void freeze(String name) throws IOException, InterruptedException {
        at(name).freeze();
        frozen.add(name);
    }

    public void thaw(String name) throws IOException, InterruptedException {
        at(name).thaw();
        frozen.remove(name);
    }

    /// Starts again what has ended by itself.
    public void lookAfter() throws IOException {
        for (String name : names()) {
            if (!frozen.contains(name) && !at(name).handle().isAlive()) {
                endedAlone.add(name + ": " + at(name).lastWords());
                start(name);
            }
        }
    }

    /// The processes that ended without having been told to, with their last words.
    public List<String> endedAlone() {
        return List.copyOf(endedAlone);
    }

    public Path database() {
        return data.resolve("taffrail.db");
    }

    private ChildTaffrail at(String name) {
        ChildTaffrail child = running.get(name);
        if (child == null) {
            throw new Failure(ExitCode.NEGATIVE, "the process " + name + " does not run");
        }
        return child;
    }

    /// Kills what still runs, the frozen too.
    @Override
    public void close() {
        for (ChildTaffrail child : leaving.values()) {
            child.kill();
        }
        for (ChildTaffrail child : running.values()) {
            child.kill();
        }
        leaving.clear();
        running.clear();
    }
}
