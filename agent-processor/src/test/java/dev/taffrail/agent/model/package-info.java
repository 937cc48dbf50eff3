@NullMarked
package dev.taffrail.agent.model;

import org.jspecify.annotations.NullMarked;
