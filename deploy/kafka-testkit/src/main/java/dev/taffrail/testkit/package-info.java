/// A Kafka broker for the tests of every module: `@WithKafka` on the class, a [TestKafka] as a parameter.
@NullMarked
package dev.taffrail.testkit;

import org.jspecify.annotations.NullMarked;
