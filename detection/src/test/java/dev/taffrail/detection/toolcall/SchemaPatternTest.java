package dev.taffrail.detection.toolcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaPatternTest {
    @Test
    void finds_anywhere_unless_it_is_anchored() {
        assertMatches("b", "abc");
        assertMatches("^a|c$", "xc");
        assertMisses("^b$", "abc");
        assertMatches("", "");
    }

    @Test
    void one_that_grows_out_of_memory_is_refused() {
        assertThatThrownBy(() -> SchemaPattern.of("^((a{1000}){1000}){1000}$"))
                .isInstanceOf(PatternSyntaxException.class)
                .hasMessageContaining("repeat less");
    }

    @Test
    void anchors_know_no_lines() {
        assertMisses("^b", "a\nb");
        assertMisses("a$", "a\n");
        assertMatches("(?m:^b$)", "a\nb\nc");
        assertMisses("(?:a$)b", "ab");
    }

    @Test
    void digits_and_words_are_ascii_and_spaces_are_not() {
        assertMisses("^\\d$", "\u0661");
        assertMatches("^\\D$", "\u0661");
        assertMisses("^\\w$", "\u00e9");
        assertMatches("^\\W$", "\u00e9");
        assertMatches("^\\s{6}$", "\u00a0\ufeff\u2028\u000b\u3000 ");
        assertMisses("\\s", "\u200b\u0085");
        assertMatches("^[^\\s]\\S$", "\u0085a");
    }

    @Test
    void a_dot_stops_at_the_line_ends_that_are_four() {
        assertMatches("^.$", "\ud83d\udc32");
        assertMatches("^.$", "\u0085");
        assertMisses(".", "\n\r\u2028\u2029");
        assertMatches("^[^]$", "\n");
        assertMisses("[]", "a");
        assertMatches("(?s:^.$)", "\n");
    }

    @Test
    void characters_are_spelled_in_many_ways() {
        assertMatches(
                "^\\cJ\\cj\\0\\x41\\u0041\\u{1F409}\\ud83d\\udc09\\v\\/\\.$",
                "\n\n\0AA\ud83d\udc09\ud83d\udc09\u000b/.");
        assertMatches("^[\\b]$", "\b");
        assertMisses("^[a-z&&b]$", "c&");
        assertMatches("^[&]{2}$", "&&");
        assertMatches("^a#b$", "a#b");
        assertMatches("^\u00e1", "\u00e1x");
    }

    @Test
    void properties_have_the_names_of_ecma() {
        assertMatches("^\\p{Letter}\\p{L}\\p{Lu}\\p{gc=Ll}$", "\u00e9\u5b57\u00c9\u00e9");
        assertMatches("^\\p{Script=Greek}\\p{sc=Cyrl}$", "\u03b1\u0436");
        assertMatches("^\\p{digit}+$", "\u0661\u0662");
        assertMatches("^[\\p{Alphabetic}_]\\P{White_Space}$", "\u00e9x");
        assertMisses("\\p{Lowercase}", "A\u00c9");
        assertMatches("^\\p{Emoji_Presentation}$", "\ud83d\udc32");
    }

    @Test
    void forgives_what_cannot_be_mistaken() {
        assertMatches("^[\\w-.]+\\@\\-\\_$", "a-.@-_");
        assertMatches("^a{b}]$", "a{b}]");
        assertMatches("^\\Aa\\z$", "a");
        assertMatches("(?P<n>a)(?i)B", "ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?=a)",
                "(?!a)",
                "(?<=a)",
                "(?<!a)",
                "(a)\\1",
                "(?<n>a)\\k<n>",
                "(",
                "[",
                "a{2,1}",
                "\\p{Nothing}",
                "*",
                "(((){1000}){1000}){1000}",
                "((|){1000}){9}heron"
            })
    void refuses_what_is_broken_or_has_no_bound(String regex) {
        assertThatThrownBy(() -> SchemaPattern.of(regex)).isInstanceOf(PatternSyntaxException.class);
    }

    private static void assertMatches(String regex, String text) {
        assertThat(SchemaPattern.of(regex).matches(text)).as(regex).isTrue();
    }

    private static void assertMisses(String regex, String text) {
        assertThat(SchemaPattern.of(regex).matches(text)).as(regex).isFalse();
    }
}
