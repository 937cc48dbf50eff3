/// How policies get onto the topic `policies`.
@NullMarked
package dev.taffrail.ingest.policy;

import org.jspecify.annotations.NullMarked;
