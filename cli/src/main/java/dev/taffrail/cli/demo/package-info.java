/// `taffrail demo`: sample runs that show what the product does.
@NullMarked
package dev.taffrail.cli.demo;

import org.jspecify.annotations.NullMarked;
