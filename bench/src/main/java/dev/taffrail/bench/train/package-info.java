/// `taffrail bench train`: makes the weights of the detection module from labelled data. The same data gives the same
/// bytes.
@NullMarked
package dev.taffrail.bench.train;

import org.jspecify.annotations.NullMarked;
