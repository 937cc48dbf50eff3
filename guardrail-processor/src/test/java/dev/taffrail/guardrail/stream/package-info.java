@NullMarked
package dev.taffrail.guardrail.stream;

import org.jspecify.annotations.NullMarked;
