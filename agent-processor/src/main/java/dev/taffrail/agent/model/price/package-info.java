/// What models cost: a table of list prices, to be overridden with one's own.
@NullMarked
package dev.taffrail.agent.model.price;

import org.jspecify.annotations.NullMarked;
