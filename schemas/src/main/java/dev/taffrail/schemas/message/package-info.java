/// What a conversation consists of.
@NullMarked
package dev.taffrail.schemas.message;

import org.jspecify.annotations.NullMarked;
