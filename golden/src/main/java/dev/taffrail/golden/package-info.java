/// Golden files, for tests: a text that the code produces is kept in the repository, so that every change to it is seen
/// in review.
@NullMarked
package dev.taffrail.golden;

import org.jspecify.annotations.NullMarked;
