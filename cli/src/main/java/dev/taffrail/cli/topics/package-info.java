/// Brings the topics of a cluster into the shape of the catalogue, or says where they differ.
@NullMarked
package dev.taffrail.cli.topics;

import org.jspecify.annotations.NullMarked;
