package dev.taffrail.bench.faults.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.bench.faults.load.Book;
import dev.taffrail.bench.faults.load.Order;
import dev.taffrail.bench.faults.log.Seen;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.run.RunStatus;
import org.junit.jupiter.api.Test;

class LegChecksTest {
    private final Book book = new Book();
    private final Seen seen = new Seen();

    @Test
    void one_outcome_for_each_leg_is_as_it_must_be() {
        acknowledged(Order.Kind.RESUMED);
        seen.began("r", 1).ended("r", 1, RunStatus.BUDGET_EXHAUSTED, 1);
        seen.began("r", 2).ended("r", 2, RunStatus.BUDGET_EXHAUSTED, 2);

        assertThat(outcomes().problems()).isEmpty();
    }

    @Test
    void a_leg_without_an_outcome_is_found() {
        acknowledged(Order.Kind.RESUMED);
        seen.began("r", 1).ended("r", 1, RunStatus.BUDGET_EXHAUSTED, 1);

        assertThat(outcomes().problems()).containsExactly("r has no outcome of leg 2");
    }

    @Test
    void a_second_outcome_of_a_leg_is_found() {
        acknowledged(Order.Kind.PLAIN);
        seen.began("r", 1).ended("r", 1, RunStatus.COMPLETED, 1).ended("r", 1, RunStatus.COMPLETED, 1);

        assertThat(outcomes().problems()).containsExactly("r has 2 outcomes of leg 1");
    }

    @Test
    void a_run_that_nobody_asked_for_is_found() {
        seen.began("stranger", 1).ended("stranger", 1, RunStatus.COMPLETED, 1);

        assertThat(outcomes().problems()).containsExactly("stranger was never asked for");
    }

    @Test
    void an_end_that_the_run_could_not_come_to_is_found() {
        acknowledged(Order.Kind.PLAIN);
        seen.began("r", 1).ended("r", 1, RunStatus.FAILED, 1);

        assertThat(outcomes().problems()).containsExactly("r, which is PLAIN, ended FAILED ()");
    }

    @Test
    void a_request_that_kafka_never_had_needs_no_outcome() {
        book.ordered(order(Order.Kind.PLAIN));

        assertThat(outcomes().problems()).isEmpty();
    }

    @Test
    void a_command_that_was_answered_twice_is_found() {
        acknowledged(Order.Kind.RESUMED);
        book.commanded("r-resume");
        book.acknowledged("r-resume");
        seen.answered("r", "r-resume", CommandResult.APPLIED);
        assertThat(LegChecks.commands(book, seen.log()).holds()).isTrue();

        seen.answered("r", "r-resume", CommandResult.APPLIED);
        assertThat(LegChecks.commands(book, seen.log()).problems())
                .containsExactly("the command r-resume was answered 2 times");
    }

    private Check outcomes() {
        return LegChecks.outcomes(book, seen.log());
    }

    private void acknowledged(Order.Kind kind) {
        book.ordered(order(kind));
        book.acknowledged("r");
    }

    private static Order order(Order.Kind kind) {
        return new Order("r", kind, 3, 1, 1_000, 0);
    }
}
