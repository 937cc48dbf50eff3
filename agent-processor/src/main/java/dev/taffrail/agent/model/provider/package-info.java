/// The configured model providers, each behind its circuit breaker.
@NullMarked
package dev.taffrail.agent.model.provider;

import org.jspecify.annotations.NullMarked;
