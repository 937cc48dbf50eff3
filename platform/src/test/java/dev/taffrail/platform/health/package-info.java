@NullMarked
package dev.taffrail.platform.health;

import org.jspecify.annotations.NullMarked;
