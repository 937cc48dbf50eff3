@NullMarked
package dev.taffrail.agent.model.script;

import org.jspecify.annotations.NullMarked;
