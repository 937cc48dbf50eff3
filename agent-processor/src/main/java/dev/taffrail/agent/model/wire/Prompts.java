package dev.taffrail.agent.model.wire;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.taffrail.agent.model.ModelMessage;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.agent.model.ToolOffer;
import dev.taffrail.agent.model.ToolRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Puts our request into LangChain4j's words.
final class Prompts {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Prompts() {}

    static ChatRequest of(ModelRequest request, Dialect dialect) {
        var messages = new ArrayList<ChatMessage>();
        request.system()
                .filter(text -> !text.isBlank())
                .map(SystemMessage::from)
                .ifPresent(messages::add);
        request.messages().stream().map(Prompts::message).forEach(messages::add);
        return ChatRequest.builder()
                .messages(messages)
                .parameters(parameters(request, dialect))
                .build();
    }

    private static ChatMessage message(ModelMessage message) {
        return switch (message) {
            case ModelMessage.User user -> UserMessage.from(user.text());
            case ModelMessage.Assistant assistant -> assistant(assistant);
            case ModelMessage.ToolResult result ->
                ToolExecutionResultMessage.builder()
                        .id(result.callId())
                        .toolName(result.toolName())
                        .text(result.text())
                        .isError(result.error())
                        .build();
        };
    }

    private static AiMessage assistant(ModelMessage.Assistant assistant) {
        var calls = assistant.toolRequests().stream().map(Prompts::call).toList();
        var message = AiMessage.builder().toolExecutionRequests(calls);
        if (!assistant.text().isEmpty() || calls.isEmpty()) {
            message.text(assistant.text());
        }
        return message.build();
    }

    /// Arguments that the model got wrong earlier still have to be told: providers refuse a history whose arguments
    /// are not an object.
    private static ToolExecutionRequest call(ToolRequest call) {
        String arguments = isObject(call.arguments())
                ? call.arguments()
                : JSON.createObjectNode()
                        .put("malformed_arguments", call.arguments())
                        .toString();
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.name())
                .arguments(arguments)
                .build();
    }

    private static boolean isObject(String arguments) {
        try {
            return JSON.readTree(arguments).isObject();
        } catch (JacksonException _) {
            return false;
        }
    }

    private static ChatRequestParameters parameters(ModelRequest request, Dialect dialect) {
        return switch (dialect) {
            case OPENAI ->
                common(OpenAiChatRequestParameters.builder(), request)
                        .maxCompletionTokens(request.maxCompletionTokens())
                        .build();
            case OPENAI_COMPATIBLE ->
                common(OpenAiChatRequestParameters.builder(), request)
                        .maxOutputTokens(request.maxCompletionTokens())
                        .build();
            case ANTHROPIC, OLLAMA ->
                common(new DefaultChatRequestParameters.Builder<>(), request)
                        .maxOutputTokens(request.maxCompletionTokens())
                        .build();
        };
    }

    private static <B extends DefaultChatRequestParameters.Builder<?>> B common(B builder, ModelRequest request) {
        builder.modelName(request.model());
        request.sampling().temperature().ifPresent(builder::temperature);
        request.sampling().topP().ifPresent(builder::topP);
        if (!request.sampling().stop().isEmpty()) {
            builder.stopSequences(request.sampling().stop());
        }
        if (!request.tools().isEmpty()) {
            builder.toolSpecifications(tools(request.tools()));
        }
        return builder;
    }

    private static List<ToolSpecification> tools(List<ToolOffer> offers) {
        return offers.stream()
                .map(offer -> ToolSpecification.builder()
                        .name(offer.name())
                        .description(offer.description())
                        .parameters(ToolSchemas.parse(offer.parametersSchema()))
                        .build())
                .toList();
    }
}
