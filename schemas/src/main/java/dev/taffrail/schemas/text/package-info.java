/// The one shape of every text in every contract, with what is known about it.
@NullMarked
package dev.taffrail.schemas.text;

import org.jspecify.annotations.NullMarked;
