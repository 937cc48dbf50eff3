/// What another policy would make of texts that were screened before. Pure.
@NullMarked
package dev.taffrail.guardrail.trial;

import org.jspecify.annotations.NullMarked;
