@NullMarked
package dev.taffrail.agent.call.modelcall;

import org.jspecify.annotations.NullMarked;
