/// Kafka's own server in this JVM: one node that is broker and controller, on the loopback address, in one directory.
@NullMarked
package dev.taffrail.embedded;

import org.jspecify.annotations.NullMarked;
