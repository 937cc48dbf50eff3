@NullMarked
package dev.taffrail.schemas.run;

import org.jspecify.annotations.NullMarked;
