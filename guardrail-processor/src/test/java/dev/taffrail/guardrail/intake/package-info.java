@NullMarked
package dev.taffrail.guardrail.intake;

import org.jspecify.annotations.NullMarked;
