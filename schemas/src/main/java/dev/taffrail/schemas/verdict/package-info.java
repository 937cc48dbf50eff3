/// What the guardrails decided about a text.
@NullMarked
package dev.taffrail.schemas.verdict;

import org.jspecify.annotations.NullMarked;
