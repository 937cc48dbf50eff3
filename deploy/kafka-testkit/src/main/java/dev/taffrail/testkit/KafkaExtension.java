package dev.taffrail.testkit;

import java.util.Locale;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testcontainers.DockerClientFactory;

/// Starts the broker that [WithKafka] asks for at its first use and stops it when all tests of the JVM are done.
final class KafkaExtension implements ExecutionCondition, ParameterResolver {
    private static final String SETTING = "taffrail.test.broker";
    private static final Namespace NAMESPACE = Namespace.create(KafkaExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return broker(context) == Broker.CONTAINER && !engineExists()
                ? ConditionEvaluationResult.disabled(
                        "no container engine here; the same tests run against the embedded broker")
                : ConditionEvaluationResult.enabled("a broker can be started");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestKafka.class;
    }

    @Override
    public TestKafka resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Broker broker = broker(context);
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(broker, KafkaExtension::start, TestKafka.class);
    }

    private static TestKafka start(Broker broker) {
        return switch (broker) {
            case EMBEDDED -> TestKafka.embedded();
            case CONTAINER -> TestKafka.inContainer();
            case CONFIGURED -> throw new IllegalStateException("CONFIGURED is resolved before");
        };
    }

    private static Broker broker(ExtensionContext context) {
        Broker asked = context.getTestClass()
                .flatMap(type -> AnnotationSupport.findAnnotation(type, WithKafka.class))
                .map(WithKafka::value)
                .orElse(Broker.CONFIGURED);
        return asked == Broker.CONFIGURED
                ? configured(context.getConfigurationParameter(SETTING).orElse("embedded"))
                : asked;
    }

    private static Broker configured(String setting) {
        return switch (setting.toLowerCase(Locale.ROOT)) {
            case "embedded" -> Broker.EMBEDDED;
            case "container" -> Broker.CONTAINER;
            case "auto" -> engineExists() ? Broker.CONTAINER : Broker.EMBEDDED;
            default ->
                throw new IllegalArgumentException(SETTING + " must be embedded, container or auto, but is " + setting);
        };
    }

    private static boolean engineExists() {
        return DockerClientFactory.instance().isDockerAvailable();
    }
}
