/// The read side over HTTP.
@NullMarked
package dev.taffrail.sink.query.http;

import org.jspecify.annotations.NullMarked;
