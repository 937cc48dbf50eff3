package dev.taffrail.bench.faults;

import dev.taffrail.bench.child.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Leaves nothing behind when the harness is told to stop half-way: no child, and no folder unless it is to be kept.
final class CleanEnd implements AutoCloseable {
    private final Folder folder;
    private final Thread hook = new Thread(this::clean, "clean-end");

    private CleanEnd(Folder folder) {
        this.folder = folder;
    }

    static CleanEnd of(Folder folder) {
        var end = new CleanEnd(folder);
        Runtime.getRuntime().addShutdownHook(end.hook);
        return end;
    }

    private void clean() {
        ProcessHandle.current().children().forEach(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });
        try {
            folder.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(folder.path() + " could not be removed", failed);
        }
    }

    /// The end in order: from here on the folder is removed by who made it.
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
