package dev.taffrail.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens when the broker breaks. During the start it is an exception of [EmbeddedKafka#start]; later the process
/// halts, as Kafka itself does, since a log that cannot be written must not be acknowledged, and says why before.
final class Faults implements FaultHandlerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private final Path directory;
    private final AtomicReference<Optional<Throwable>> first = new AtomicReference<>(Optional.empty());
    private volatile boolean started;

    Faults(Path directory) {
        this.directory = directory;
    }

    /// Kafka halts on its own when its log directory fails; its reason is in the log, the way out is not.
    void explainHalts() {
        Exit.setHaltProcedure((status, message) -> halt(status));
    }

    void started() {
        started = true;
    }

    Optional<Throwable> first() {
        return first.get();
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return fatal ? (message, cause) -> fatal(message, cause, action) : new LoggingFaultHandler(name, action);
    }

    private RuntimeException fatal(String message, Throwable cause, Runnable action) {
        var fault = new FaultHandlerException(message, cause);
        first.compareAndSet(Optional.empty(), Optional.of(fault));
        action.run();
        if (started) {
            LOG.atError().setCause(cause).addKeyValue("fault", message).log("the embedded broker failed");
            halt(1);
        }
        return fault;
    }

    private void halt(int status) {
        LOG.atError()
                .addKeyValue("directory", directory)
                .addKeyValue("freeMiB", directory.toFile().getUsableSpace() >> 20)
                .log(
                        "the embedded broker cannot go on and stops this process: check that its disk is writable and has space, then start again; nothing that was acknowledged is lost");
        Runtime.getRuntime().halt(status);
    }
}
