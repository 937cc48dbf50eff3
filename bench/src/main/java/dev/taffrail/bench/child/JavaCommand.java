package dev.taffrail.bench.child;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Another JVM like this one: the same Java, the same options, the same class path.
///
/// @param main the class to start
/// @param properties system properties
/// @param arguments of `taffrail`
record JavaCommand(String main, Map<String, String> properties, List<String> arguments) {
    private static final String FALLBACK_HEAP = "-Xmx512m";

    JavaCommand {
        properties = new TreeMap<>(properties);
        arguments = List.copyOf(arguments);
    }

    List<String> words() {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(inherited(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(main);
        words.addAll(arguments);
        return words;
    }

    /// Agents and properties stay here; what decides about memory, the collector and warnings goes over.
    static List<String> inherited(List<String> ours) {
        var kept = new ArrayList<>(ours.stream()
                .filter(option -> option.startsWith("-X")
                        || option.startsWith("--enable-native-access")
                        || option.startsWith("--sun-misc-unsafe"))
                .filter(option -> !option.contains("AOTCache"))
                .toList());
        if (kept.stream().noneMatch(option -> option.startsWith("-Xmx"))) {
            kept.add(FALLBACK_HEAP);
        }
        return kept;
    }
}
