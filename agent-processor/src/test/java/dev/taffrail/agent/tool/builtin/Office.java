package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.ToolCatalogue;
import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolRunner;
import dev.taffrail.agent.tool.ToolSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// A workspace on disk, and the built-in tools run in it as they are in production.
record Office(Path folder, String run) {
    private static final ToolCatalogue TOOLS = ToolCatalogue.of(
            List.of(new BuiltInTools()),
            new ToolSurroundings(InstantSource.fixed(Instant.parse("2031-03-04T10:15:30.5Z"))));

    static Office in(Path folder) {
        return new Office(folder, "run-1");
    }

    Office with(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /// @param arguments with `'` for `"`
    ToolOutcome call(String tool, String arguments) throws InterruptedException {
        var call = new ToolInvocation(run, "call-1", run + "/call-1", arguments.replace('\'', '"'), folder);
        return ToolRunner.run(TOOLS.find(tool).orElseThrow(), call);
    }

    String content(String tool, String arguments) throws InterruptedException {
        return switch (call(tool, arguments)) {
            case ToolOutcome.Succeeded(var content) -> content;
            case ToolOutcome.Failed failed -> throw new AssertionError(failed);
            case ToolOutcome.Unknown unknown -> throw new AssertionError(unknown);
        };
    }

    ToolFailure failure(String tool, String arguments) throws InterruptedException {
        return switch (call(tool, arguments)) {
            case ToolOutcome.Failed failed -> failed.kind();
            case ToolOutcome.Succeeded succeeded -> throw new AssertionError(succeeded);
            case ToolOutcome.Unknown unknown -> throw new AssertionError(unknown);
        };
    }
}
