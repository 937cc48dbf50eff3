/// What users write: requests for runs and commands to runs.
@NullMarked
package dev.taffrail.schemas.request;

import org.jspecify.annotations.NullMarked;
