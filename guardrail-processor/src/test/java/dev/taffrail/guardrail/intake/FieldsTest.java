package dev.taffrail.guardrail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static final Place PLACE = Place.of(Stage.REQUEST);

    private static final Policy FINDS_NOTHING = PolicyFile.parse("test", """
            name: test
            rules:
              - {name: long, kind: length, max_characters: 1, actions: {request: reject}}
            """);

    record Account(
            String id,
            @DataClass(DataClass.Level.INTERNAL) String plan,
            @DataClass(DataClass.Level.PERSONAL) String holder,
            @DataClass(DataClass.Level.SECRET) String token,
            @DataClass(DataClass.Level.SECRET) Text phrase) {}

    private static final Account ACCOUNT =
            new Account("a1", "gold", "Ann", "open sesame", Text.of("three blind mice", Origin.USER));

    @Test
    void a_secret_goes_no_further_whatever_the_policy_finds() {
        var scrubbed = Fields.scrub(FINDS_NOTHING, PLACE, ACCOUNT);

        assertThat(scrubbed.record())
                .isEqualTo(new Account(
                        "a1", "gold", "Ann", "[removed: secret]", Text.of("[removed: secret]", Origin.USER)));
        assertThat(scrubbed.verdicts()).isEmpty();
    }

    @Test
    void a_policy_that_nobody_knows_lets_no_personal_value_through() {
        var scrubbed = Fields.scrub(Policy.closed("lost@1"), PLACE, ACCOUNT);

        assertThat(scrubbed.record().holder()).isEqualTo("[removed: policy-unknown]");
        assertThat(scrubbed.record().plan()).isEqualTo("gold");
        assertThat(scrubbed.verdicts()).hasSize(1);
    }
}
