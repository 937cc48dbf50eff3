package dev.taffrail.bench.child;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.UpFile;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A `taffrail up` with broker and all services in a process of its own. Ends with this process, whatever happens.
public final class ChildTaffrail implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 10;

    private final Process process;
    private final Member member;
    private final Path data;
    private final Path log;
    private final long startedAt;
    private final Thread hook;

    private ChildTaffrail(Process process, Member member, Path data, Path log, long startedAt) {
        this.process = process;
        this.member = member;
        this.data = data;
        this.log = log;
        this.startedAt = startedAt;
        this.hook = new Thread(process::destroyForcibly, "kill-child");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Starts it and returns at once. A folder that was used before is used again as it is.
    ///
    /// @param data its data folder
    public static ChildTaffrail start(Path data, Equipment equipment) throws IOException {
        return start(data, equipment, Member.WHOLE, Jvm.SAME);
    }

    /// The same with some of the roles, so that several processes share the work.
    public static ChildTaffrail start(Path data, Equipment equipment, Member member, Jvm jvm) throws IOException {
        Path services = data.resolveSibling(data.getFileName() + ".tools");
        if (Files.notExists(data)) {
            equipment.unpack(data, services);
        }
        Path log = data.resolveSibling(data.getFileName() + member.suffix() + ".log");
        var properties = new LinkedHashMap<>(equipment.properties());
        properties.put(ChildMain.SERVICES, services.toString());
        var command =
                new JavaCommand(ChildMain.class.getName(), properties, arguments(data, equipment, member), jvm).words();
        var builder = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        isolate(builder.environment(), data);
        builder.environment().putAll(equipment.environment());
        long startedAt = System.nanoTime();
        return new ChildTaffrail(builder.start(), member, data, log, startedAt);
    }

    private static List<String> arguments(Path data, Equipment equipment, Member member) throws IOException {
        var arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
        arguments.addAll(member.arguments());
        if (member.bootstrap().isEmpty()) {
            arguments.addAll(List.of("--set", "kafka.port=" + OwnPort.of(data)));
        }
        equipment.settings().forEach((name, value) -> {
            arguments.add("--set");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    /// Neither settings nor keys of the user go in: what is measured is the product as it comes, and nothing leaves
    /// the machine.
    private static void isolate(Map<String, String> environment, Path data) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("TAFFRAIL_")
                        || name.startsWith("OPENAI_")
                        || name.startsWith("ANTHROPIC_")
                        || name.startsWith("OLLAMA_"));
        environment.put("XDG_CONFIG_HOME", data.resolve("no-config").toString());
    }

    /// Waits until all its services are ready.
    ///
    /// @throws Failure when it ends before, or takes too long
    public Running awaitReady() throws InterruptedException {
        while (System.nanoTime() - startedAt < START.toNanos()) {
            var running = running();
            if (running.isPresent()) {
                return running.get();
            }
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new Failure(
                        ExitCode.ENVIRONMENT,
                        "`taffrail up` ended with %d; its last words: %s".formatted(process.exitValue(), lastWords()));
            }
        }
        throw new Failure(
                ExitCode.ENVIRONMENT,
                "`taffrail up` was not ready after %s; its last words: %s".formatted(START, lastWords()));
    }

    /// Where it can be reached; empty until all its services are ready.
    public Optional<Running> running() {
        return UpFile.in(member.folder(data))
                .filter(file -> file.pid() == process.pid())
                .map(file -> new Running(file.kafka(), file.http()));
    }

    /// Where it can be reached.
    ///
    /// @param kafka `host:port`
    /// @param http `http://host:port`
    public record Running(String kafka, String http) {
        public KafkaClients clients() {
            return new KafkaClients(KafkaConnection.to(kafka));
        }
    }

    /// When it was started, on the clock of [System#nanoTime].
    public long startedAt() {
        return startedAt;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public Path data() {
        return data;
    }

    public Path database() {
        return data.resolve("taffrail.db");
    }

    /// SIGSTOP: it stays where it is, with everything it holds, and hears of no time.
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// SIGCONT.
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the process %d took no SIG%s".formatted(process.pid(), name));
        }
    }

    /// SIGTERM; returns at once.
    public void askToStop() {
        process.destroy();
    }

    /// SIGKILL; returns when it is dead.
    public void kill() {
        process.destroyForcibly().onExit().join();
        forget();
    }

    /// The last lines that it wrote.
    public String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException unreadable) {
            return log + " cannot be read (" + unreadable + ")";
        }
    }

    private void forget() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /// Stops it in order, or kills it when it does not stop. It is dead afterwards.
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
        forget();
    }
}
