package dev.taffrail.detection.toolcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.json.JsonMapper;

class CanonicalFormPropertiesTest {
    private static final ArgumentSchema OPEN = ArgumentSchema.of("{\"type\":\"object\"}");

    @Property(tries = 300)
    void is_its_own_canonical_form(@ForAll @Size(max = 6) Map<String, Double> fields) {
        if (OPEN.check(JsonMapper.shared().writeValueAsString(fields))
                instanceof CheckedArguments.Valid(var canonical)) {
            assertThat(OPEN.check(canonical)).isEqualTo(new CheckedArguments.Valid(canonical));
        }
    }

    @Property(tries = 300)
    void does_not_depend_on_the_order_of_the_fields(
            @ForAll @Size(max = 6) Map<String, Integer> fields, @ForAll long seed) {
        var names = new ArrayList<>(fields.keySet());
        Collections.shuffle(names, new Random(seed));
        var shuffled = JsonMapper.shared().createObjectNode();
        names.forEach(name -> shuffled.put(name, fields.get(name)));

        assertThat(OPEN.check(shuffled.toString()))
                .isEqualTo(OPEN.check(JsonMapper.shared().writeValueAsString(fields)));
    }

    @Property(tries = 1_000)
    void answers_any_text(@ForAll String text) {
        assertThat(OPEN.check(text)).isNotNull();
    }
}
