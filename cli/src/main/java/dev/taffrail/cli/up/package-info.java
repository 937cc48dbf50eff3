/// One process with the services of its roles: `taffrail up`.
@NullMarked
package dev.taffrail.cli.up;

import org.jspecify.annotations.NullMarked;
