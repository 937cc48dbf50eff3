package dev.taffrail.agent.tool.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathPropertiesTest {
    private static final Path ROOT = Path.of("/office/workspace");

    /// What is let through stays below the folder, and never in the part that is ours.
    @Property(tries = 5_000)
    void a_path_never_leaves_the_workspace(@ForAll("paths") String text) {
        try {
            var path = WorkspacePath.of(text);
            var target = ROOT.resolve(path.toString()).normalize();

            assertThat(target.startsWith(ROOT)).isTrue();
            assertThat(target.startsWith(ROOT.resolve(WorkspacePath.OURS))).isFalse();
            assertThat(WorkspacePath.of(path.toString())).isEqualTo(path);
        } catch (Refusal refusal) {
            assertThat(refusal.outcome()).isNotNull();
        }
    }

    @Provide
    Arbitrary<String> paths() {
        var pieces = Arbitraries.of(
                "..",
                ".",
                "/",
                "//",
                "a",
                "letters",
                ".taffrail",
                ".Taffrail",
                " ",
                "\\",
                "~",
                "...",
                "%2e",
                "é",
                "\u0000",
                "C:",
                "-");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(8).map(list -> String.join("", list)),
                pieces.list().ofMaxSize(8).map(list -> String.join("/", list)),
                Arbitraries.strings().ofMaxLength(40));
    }
}
