package dev.taffrail.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives the tests of a class a running broker: constructors, test and lifecycle methods may have a parameter of type
/// [TestKafka]. The broker is started once for all classes of a JVM, so names of topics and groups come from
/// [TestKafka#unique].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KafkaExtension.class)
public @interface WithKafka {
    Broker value() default Broker.CONFIGURED;
}
