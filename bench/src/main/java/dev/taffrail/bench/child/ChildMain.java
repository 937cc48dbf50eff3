package dev.taffrail.bench.child;

import dev.taffrail.agent.tool.ToolProvider;
import dev.taffrail.cli.Taffrail;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/// `taffrail` with other tools than those that are installed: a file names the providers. So a recording may have tools
/// with the names of built-in ones, and nobody but a benchmark sees the tools of a benchmark.
public final class ChildMain {
    /// The system property that names the file.
    static final String SERVICES = "taffrail.bench.tools";

    private ChildMain() {}

    public static void main(String... args) {
        Path services = Path.of(System.getProperty(SERVICES));
        var thread = Thread.currentThread();
        thread.setContextClassLoader(new OtherTools(services, thread.getContextClassLoader()));
        Taffrail.main(args);
    }

    /// Finds everything where its parent does, but for the list of tool providers.
    private static final class OtherTools extends ClassLoader {
        private static final String LISTED = "META-INF/services/" + ToolProvider.class.getName();

        private final Path services;

        OtherTools(Path services, ClassLoader parent) {
            super("bench-tools", parent);
            this.services = services;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(LISTED)
                    ? Collections.enumeration(List.of(services.toUri().toURL()))
                    : super.getResources(name);
        }
    }
}
