@NullMarked
package dev.taffrail.agent.model.price;

import org.jspecify.annotations.NullMarked;
