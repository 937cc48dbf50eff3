package dev.taffrail.bench.faults.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.platform.json.Json;
import org.junit.jupiter.api.Test;

class AnswersTest {
    @Test
    void the_same_conversation_gets_the_same_answer() {
        assertThat(Answers.to(after(1, 60))).isEqualTo(Answers.to(after(1, 60)));
    }

    @Test
    void the_input_says_after_how_many_answers_the_model_is_done() {
        assertThat(Answers.to(after(1, 60)).tools()).isNotEmpty();
        assertThat(Answers.to(after(2, 60)).tools()).isEmpty();
    }

    @Test
    void the_bill_keeps_to_the_cap_and_to_what_was_sent() {
        var answer = Answers.to(after(1, 20));

        assertThat(answer.completionTokens()).isEqualTo(20);
        assertThat(answer.promptTokens()).isLessThanOrEqualTo(after(1, 20).bytes());
    }

    private static Conversation after(int answers, long cap) {
        String answered = """
                ,{"role": "assistant", "content": "", "tool_calls": [{"function": {"name": "fault_read", "arguments": "{}"}}]}
                """;
        return Conversation.of(Json.mapper(1 << 20).readTree("""
                {"messages": [{"role": "user", "content": "steps=2 seed=7"} %s], "max_tokens": %d, "tools": [{}]}
                """.formatted(answered.repeat(answers), cap)));
    }
}
