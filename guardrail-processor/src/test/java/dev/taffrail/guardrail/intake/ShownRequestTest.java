package dev.taffrail.guardrail.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.detection.redaction.Redaction;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownRequestTest {
    private static final Policy POLICY = PolicyFile.parse("test", """
            name: test
            rules:
              - {name: pii, kind: pii, types: {email_address: redact}, actions: {request: sanitize}}
            """);
    private static final Policy KEYED = POLICY.hashingBy(new Redaction("sixteen bytes or more".getBytes(UTF_8)));

    @Test
    void two_people_stay_two_when_their_names_are_taken_out() {
        String ann = shown(KEYED, "ann@site.example");

        assertThat(ann)
                .matches("\\[removed: email_address\\] \\[user:[0-9a-f]{12}\\]")
                .isEqualTo(shown(KEYED, "ann@site.example"))
                .isNotEqualTo(shown(KEYED, "ben@site.example"));
    }

    @Test
    void a_name_that_may_be_shown_is_shown_as_it_is() {
        assertThat(shown(KEYED, "ann")).isEqualTo("ann");
        assertThat(shown(KEYED, "")).isEmpty();
    }

    @Test
    void without_a_key_nothing_is_told_of_who_they_are() {
        assertThat(shown(POLICY, "ann@site.example")).isEqualTo("[removed: email_address]");
    }

    private static String shown(Policy policy, String principal) {
        var request = new RunRequest(
                "r1", "", "s1", "helper", Text.of("Hi", Origin.USER), Limits.NONE, List.of(), principal, "", null);
        return ShownRequest.of(policy, request).record().principal();
    }
}
