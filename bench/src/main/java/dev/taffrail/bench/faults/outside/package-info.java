/// The world outside: a model provider and a tool server that write down what was started before they answer.
@NullMarked
package dev.taffrail.bench.faults.outside;

import org.jspecify.annotations.NullMarked;
