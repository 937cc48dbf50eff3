package dev.taffrail.cli.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.command.Failure;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.policy.PolicyPointer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private static final PolicyDefinition FIRST = new PolicyDefinition("house", "name: house # 1");
    private static final PolicyDefinition SECOND = new PolicyDefinition("house", "name: house # 2");

    @Test
    void the_shipped_policy_is_there_without_being_registered() {
        assertThat(Shelf.of(List.of()).find("default")).isEqualTo(PolicyFile.shippedDefinition());
    }

    @Test
    void a_name_is_its_current_version_and_the_others_stay() {
        var shelf = Shelf.of(List.of(
                FIRST,
                new PolicyPointer("house", FIRST.version()),
                SECOND,
                new PolicyPointer("house", SECOND.version())));

        assertThat(shelf.find("house")).isEqualTo(SECOND);
        assertThat(shelf.find(FIRST.version())).isEqualTo(FIRST);
    }

    @Test
    void what_was_withdrawn_has_no_current_version() {
        var shelf = Shelf.of(List.of(FIRST, new PolicyPointer("house", "")));

        assertThatThrownBy(() -> shelf.find("house")).isInstanceOf(Failure.class);
        assertThat(shelf.find(FIRST.version())).isEqualTo(FIRST);
    }

    @Test
    void a_version_that_somebody_replaced_at_once_is_told_with_the_one_that_holds() {
        var shelf = Shelf.of(List.of(
                FIRST,
                SECOND,
                new PolicyPointer("house", FIRST.version()),
                new PolicyPointer("house", SECOND.version())));

        assertThat(shelf.replaced(List.of(SECOND.version()))).isEmpty();
        assertThat(shelf.replaced(List.of(FIRST.version())))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .hasMessageContaining(FIRST.version() + " was registered, but somebody made " + SECOND.version()
                                + " the current version since"));
    }

    @Test
    void a_registered_policy_that_is_of_no_use_is_no_failure_of_the_program() {
        assertThatThrownBy(() -> Shelf.parsed(FIRST))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("rules is missing");
    }
}
