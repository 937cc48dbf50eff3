@NullMarked
package dev.taffrail.schemas.text;

import org.jspecify.annotations.NullMarked;
