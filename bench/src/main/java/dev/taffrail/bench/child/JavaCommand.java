package dev.taffrail.bench.child;

import java.io.File;
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
/// @param jvm how it differs from this one
record JavaCommand(String main, Map<String, String> properties, List<String> arguments, Jvm jvm) {
    private static final String FALLBACK_HEAP = "-Xmx512m";

    JavaCommand(String main, Map<String, String> properties, List<String> arguments) {
        this(main, properties, arguments, Jvm.SAME);
    }

    JavaCommand {
        properties = new TreeMap<>(properties);
        arguments = List.copyOf(arguments);
    }

    List<String> words() {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var ours = ManagementFactory.getRuntimeMXBean().getInputArguments();
        words.addAll(jvm.options().isEmpty() ? inherited(ours) : withOwn(ours));
        properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
        words.add("-cp");
        words.add(classPath());
        words.add(main);
        words.addAll(arguments);
        return words;
    }

    private String classPath() {
        var path = new ArrayList<String>();
        jvm.before().forEach(folder -> path.add(folder.toString()));
        path.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, path);
    }

    /// Memory and collector are its own; what the libraries need goes over.
    private List<String> withOwn(List<String> ours) {
        var kept = new ArrayList<>(inherited(ours).stream()
                .filter(option -> option.startsWith("--"))
                .toList());
        kept.addAll(jvm.options());
        return kept;
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
