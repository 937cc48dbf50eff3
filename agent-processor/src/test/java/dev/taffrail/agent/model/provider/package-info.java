@NullMarked
package dev.taffrail.agent.model.provider;

import org.jspecify.annotations.NullMarked;
