@NullMarked
package dev.taffrail.ingest.policy;

import org.jspecify.annotations.NullMarked;
