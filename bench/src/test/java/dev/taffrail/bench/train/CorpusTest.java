package dev.taffrail.bench.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {
    @Test
    void attacks_and_look_alikes_are_about_as_many() throws IOException {
        var corpus = Corpus.read();

        assertThat(corpus.of(Corpus.Kind.ATTACK)).hasSizeGreaterThan(500);
        assertThat(corpus.of(Corpus.Kind.HARMLESS)).hasSizeBetween(500, 600);
        assertThat(corpus.of(Corpus.Kind.PLANTED)).hasSizeGreaterThan(500);
        assertThat(corpus.of(Corpus.Kind.CLEAN)).hasSizeBetween(500, 600);
    }

    @Test
    void no_text_is_empty_or_stands_there_twice() throws IOException {
        var corpus = Corpus.read();

        for (Corpus.Kind kind : Corpus.Kind.values()) {
            List<String> texts = corpus.of(kind);
            assertThat(texts).doesNotContain("").noneMatch(text -> text.contains("\n=== "));
            assertThat(new HashSet<>(texts)).hasSameSizeAs(texts);
        }
    }
}
