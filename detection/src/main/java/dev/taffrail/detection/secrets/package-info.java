/// Keys, tokens and passwords with their issuer and place.
@NullMarked
package dev.taffrail.detection.secrets;

import org.jspecify.annotations.NullMarked;
