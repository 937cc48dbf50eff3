package dev.taffrail.agent.model.wire;

/// What the providers answer, in their own words.
final class Answers {
    static final String OPENAI_TEXT = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gpt-5-2025-08-07",
             "choices":[{"index":0,"message":{"role":"assistant","content":"It is 7 °C."},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150,
               "prompt_tokens_details":{"cached_tokens":100},"completion_tokens_details":{"reasoning_tokens":20}}}""";
    static final String OPENAI_TOOLS = """
            {"id":"chatcmpl-2","model":"gpt-5","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[
              {"id":"call_a","type":"function","function":{"name":"weather","arguments":"{\\"city\\": \\"Oslo\\"}"}},
              {"id":"call_b","type":"function","function":{"name":"weather","arguments":"{\\"city\\": "}}]},"finish_reason":"tool_calls"}],
             "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""";
    static final String ANTHROPIC_TOOLS = """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[
              {"type":"text","text":"Let me look."},
              {"type":"tool_use","id":"toolu_1","name":"weather","input":{"city":"Oslo","days":2}}],
             "stop_reason":"tool_use","stop_sequence":null,
             "usage":{"input_tokens":10,"output_tokens":25,"cache_creation_input_tokens":300,"cache_read_input_tokens":2000}}""";
    static final String OLLAMA_TOOLS = """
            {"model":"qwen3","created_at":"2025-01-01T00:00:00Z","done":true,"done_reason":"stop",
             "message":{"role":"assistant","content":"","tool_calls":[
               {"function":{"name":"weather","arguments":{"city":"Oslo"}}},{"function":{"name":"weather","arguments":{"city":"Rome"}}}]},
             "total_duration":1,"prompt_eval_count":40,"eval_count":12}""";
    static final String OLLAMA_TEXT = """
            {"model":"qwen3","created_at":"2025-01-01T00:00:00Z","done":true,"done_reason":"length",
             "message":{"role":"assistant","content":"It is"},"prompt_eval_count":40,"eval_count":12}""";

    private Answers() {}
}
