@NullMarked
package dev.taffrail.guardrail.eval;

import org.jspecify.annotations.NullMarked;
