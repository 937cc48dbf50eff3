package dev.taffrail.platform.lifecycle;

import dev.taffrail.platform.settings.Invalid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The services of a process. Each starts when those it depends on are ready, so independent ones start side by side;
/// they stop in the reverse order of their addition. When one fails to start, those that run are stopped and the first
/// failure is thrown.
public final class Services implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Service> started = new ArrayList<>();

    private record Entry(Service service, List<String> dependencies) {}

    /// Adds a service that may start when the named ones, added before it, are ready.
    public Services add(Service service, String... dependencies) {
        for (String dependency : dependencies) {
            if (!entries.containsKey(dependency)) {
                throw new IllegalArgumentException(
                        service.name() + " depends on " + dependency + ", which was not added before it");
            }
        }
        if (entries.putIfAbsent(service.name(), new Entry(service, List.of(dependencies))) != null) {
            throw new IllegalArgumentException("there are two services named " + service.name());
        }
        return this;
    }

    /// Starts all and returns when all are ready.
    ///
    /// @param patience how long each service may take
    /// @throws Invalid when a service is not ready in time; other exceptions are those of the service
    public void start(Duration patience) throws InterruptedException {
        var ready = new LinkedHashMap<String, Future<?>>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(NamedThreads.virtual("start-"))) {
            entries.forEach((name, entry) -> {
                List<Future<?>> before =
                        entry.dependencies().stream().<Future<?>>map(ready::get).toList();
                ready.put(name, threads.submit(() -> {
                    for (Future<?> dependency : before) {
                        dependency.get();
                    }
                    start(entry.service(), patience);
                    return name;
                }));
            });
        }
        List<Throwable> failures = failures(ready.values());
        if (!failures.isEmpty()) {
            close();
            throw rethrown(failures);
        }
    }

    private void start(Service service, Duration patience) throws InterruptedException {
        long begun = System.nanoTime();
        synchronized (started) {
            started.add(service);
        }
        service.start();
        Invalid.unless(
                service.awaitReady(patience),
                "%s was not ready within %d s; the log says what it waits for",
                service.name(),
                patience.toSeconds());
        LOG.atInfo()
                .addKeyValue("service", service.name())
                .addKeyValue("millis", (System.nanoTime() - begun) / 1_000_000)
                .log("service is ready");
    }

    /// The failures of services themselves; one that did not start because of another is not a failure of its own.
    private static List<Throwable> failures(Iterable<Future<?>> ready) throws InterruptedException {
        var failures = new ArrayList<Throwable>();
        for (Future<?> one : ready) {
            try {
                one.get();
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof ExecutionException)) {
                    failures.add(failed.getCause());
                }
            }
        }
        return failures;
    }

    private static RuntimeException rethrown(List<Throwable> failures) {
        Throwable first = failures.getFirst();
        failures.stream().skip(1).forEach(first::addSuppressed);
        return first instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("a service did not start", first);
    }

    /// Stops what was started, the last first. One that fails to stop does not keep the others running.
    @Override
    public void close() {
        List<Service> running;
        synchronized (started) {
            running = entries.values().stream()
                    .map(Entry::service)
                    .filter(started::contains)
                    .toList()
                    .reversed();
            started.clear();
        }
        for (Service service : running) {
            try {
                service.close();
            } catch (RuntimeException failed) {
                LOG.atError()
                        .setCause(failed)
                        .addKeyValue("service", service.name())
                        .log("service did not stop as it should");
            }
        }
    }
}
