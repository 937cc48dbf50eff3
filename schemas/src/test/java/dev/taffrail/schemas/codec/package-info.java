@NullMarked
package dev.taffrail.schemas.codec;

import org.jspecify.annotations.NullMarked;
