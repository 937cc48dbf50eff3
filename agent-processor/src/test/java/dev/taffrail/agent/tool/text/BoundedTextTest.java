package dev.taffrail.agent.tool.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoundedTextTest {
    @Test
    void leaves_a_text_that_fits() {
        assertThat(BoundedText.cut("é".repeat(512), 1_024)).isEqualTo("é".repeat(512));
    }

    @Test
    void keeps_head_and_tail_and_says_what_is_missing() {
        String cut = BoundedText.cut("a".repeat(1_000) + "b".repeat(1_000), 1_000);

        assertThat(cut).isEqualTo("a".repeat(600) + "\n[... 1100 of 2000 bytes left out ...]\n" + "b".repeat(300));
    }

    @Property(tries = 300)
    void cuts_no_character_in_two_and_keeps_within_the_bound(
            @ForAll @IntRange(min = 0, max = 3) int shift, @ForAll @IntRange(min = 1_024, max = 1_100) int maxBytes) {
        String text = "x".repeat(shift) + "€😀é".repeat(500);

        String cut = BoundedText.cut(text, maxBytes);

        assertThat(cut).doesNotContain("\uFFFD").doesNotContain("?");
        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(maxBytes);
    }
}
