package dev.taffrail.bench.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a child gets beside its data folder: agents, scripts, policies, tools that only it has, settings and
/// environment.
///
/// @param agents text by file name
/// @param scripts text by file name
/// @param policies text by file name
/// @param tools the classes of the providers of all its tools
/// @param properties system properties, for the tools
/// @param environment added to an environment without any of our settings and without keys of providers
/// @param settings by name
public record Equipment(
        Map<String, String> agents,
        Map<String, String> scripts,
        Map<String, String> policies,
        List<String> tools,
        Map<String, String> properties,
        Map<String, String> environment,
        Map<String, String> settings) {
    public Equipment {
        agents = new LinkedHashMap<>(agents);
        scripts = new LinkedHashMap<>(scripts);
        policies = new LinkedHashMap<>(policies);
        tools = List.copyOf(tools);
        properties = new LinkedHashMap<>(properties);
        environment = new LinkedHashMap<>(environment);
        settings = new LinkedHashMap<>(settings);
    }

    /// Writes the files; `up` takes folders that are there as they are.
    ///
    /// @param services the file for the names of the providers
    void unpack(Path data, Path services) throws IOException {
        write(data.resolve("agents"), agents);
        write(data.resolve("scripts"), scripts);
        write(data.resolve("policies"), policies);
        Files.createDirectories(data.resolve("workspace"));
        Files.write(services, tools);
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
