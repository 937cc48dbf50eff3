/// The audit trail.
@NullMarked
package dev.taffrail.schemas.audit;

import org.jspecify.annotations.NullMarked;
