@NullMarked
package dev.taffrail.platform.json;

import org.jspecify.annotations.NullMarked;
