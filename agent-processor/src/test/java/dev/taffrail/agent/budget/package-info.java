/// Budgets under test.
@NullMarked
package dev.taffrail.agent.budget;

import org.jspecify.annotations.NullMarked;
