package dev.taffrail.detection.toolcall.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.format.Format;
import dev.taffrail.detection.toolcall.CheckedSchema;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class LongTextsTest {
    private static final int LENGTH = 300_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<String> formats() {
        return Stream.concat(
                StringFormats.all().stream().map(Format::getName), Stream.of("date", "time", "ipv4", "ipv6", "uuid"));
    }

    @Test
    void long_names_in_an_expression_do_not_break_it() {
        assertThat(EcmaRegex.isRegex("\\p{" + "Aa_".repeat(3_000) + "Aa}")).isFalse();
        assertThat(EcmaRegex.isRegex("(?<" + "a".repeat(9_000) + ">)")).isTrue();
        assertThat(EcmaRegex.isRegex("(".repeat(5_000) + ")".repeat(5_000))).isTrue();
        assertThat(EcmaRegex.isRegex("a{" + "0".repeat(9_000) + "1}")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("formats")
    @Timeout(20)
    void long_texts_neither_break_nor_hang_a_format(String format) {
        var schema = CheckedSchema.of(JSON.createObjectNode().put("format", format), true);

        for (String part : new String[] {
            "a", "/a", "1:", "a.", "(", "(?:", "[", "{a}", "%41", "\u00fc", "\u0301", "0", "~0", "(?<a>"
        }) {
            String text = part.repeat(LENGTH / part.length());
            for (String whole :
                    new String[] {text, "x:" + text, "/" + text, "0" + text, "a@" + text, "\"" + text + "\"@b"}) {
                assertThatCode(() -> schema.allows(StringNode.valueOf(whole))).doesNotThrowAnyException();
            }
        }
    }
}
