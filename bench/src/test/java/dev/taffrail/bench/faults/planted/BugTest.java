package dev.taffrail.bench.faults.planted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.sink.load.LoadLoop;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Fails when the product has changed so that a bug cannot be planted where it was.
class BugTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void every_bug_can_be_planted_and_leaves_a_class_that_verifies(Bug bug) throws IOException {
        Path planted = bug.plant(folder);

        try (Stream<Path> files = Files.walk(planted)) {
            var classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(classes)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(ClassFile.of().verify(Files.readAllBytes(file)))
                            .isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "OFFSETS_APART")
    void a_planted_class_links_in_place_of_the_real_one(Bug bug) throws Exception {
        URL[] path = {bug.plant(folder).toUri().toURL()};
        try (var loader = new ChildFirst(path)) {
            Class<?> changed = Class.forName(LoadLoop.class.getName(), true, loader);

            assertThat(changed).isNotSameAs(LoadLoop.class);
            assertThat(changed.getDeclaredMethods()).isNotEmpty();
        }
    }

    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] path) {
            super(path, BugTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(LoadLoop.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
