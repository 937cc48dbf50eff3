/// How the process is: alive, ready, and healthy, degraded or unhealthy with reasons. Knows no HTTP.
@NullMarked
package dev.taffrail.platform.health;

import org.jspecify.annotations.NullMarked;
