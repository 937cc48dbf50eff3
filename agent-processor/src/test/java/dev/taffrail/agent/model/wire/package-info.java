@NullMarked
package dev.taffrail.agent.model.wire;

import org.jspecify.annotations.NullMarked;
