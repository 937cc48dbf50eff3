package dev.taffrail.bench.faults.outside;

import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolInvocation;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolProvider;
import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.agent.tool.ToolSurroundings;
import dev.taffrail.detection.toolcall.ArgumentSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Tools of the child processes that do their work outside, over HTTP. Where that is, is a system property.
public final class FaultTools implements ToolProvider {
    public static final String URL = "taffrail.bench.outside";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Override
    public String origin() {
        return "faults";
    }

    @Override
    public List<Tool> tools(ToolSurroundings surroundings) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var outside = URI.create(System.getProperty(URL) + Outside.TOOL_PATH);
        return Arrays.stream(Effectful.values())
                .<Tool>map(tool -> new Remote(spec(tool), http, outside))
                .toList();
    }

    private static ToolSpec spec(Effectful tool) {
        return new ToolSpec(
                tool.word(),
                tool.description(),
                ArgumentSchema.of("{\"type\": \"object\", \"properties\": {}}"),
                tool.effect(),
                TIMEOUT,
                ToolSpec.DEFAULT_OUTPUT_BYTES,
                Exposure.NONE);
    }

    private record Remote(ToolSpec spec, HttpClient http, URI outside) implements Tool {
        @Override
        public ToolOutcome call(ToolInvocation invocation) throws InterruptedException {
            var request = HttpRequest.newBuilder(outside)
                    .header(Outside.KEY, invocation.idempotencyKey())
                    .header(Outside.TOOL, spec.name())
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            try {
                return ToolOutcome.succeeded(
                        http.send(request, BodyHandlers.ofString()).body());
            } catch (IOException broken) {
                throw new UncheckedIOException("the tool server does not answer", broken);
            }
        }
    }
}
