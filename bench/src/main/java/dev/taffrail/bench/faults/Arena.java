package dev.taffrail.bench.faults;

import dev.taffrail.bench.child.ChildTaffrail;
import dev.taffrail.bench.faults.fleet.Fleet;
import dev.taffrail.bench.faults.load.Book;
import dev.taffrail.bench.faults.load.Customer;
import dev.taffrail.bench.faults.load.Orders;
import dev.taffrail.bench.faults.log.LogReader;
import dev.taffrail.bench.faults.log.Sightings;
import dev.taffrail.bench.faults.proof.Check;
import dev.taffrail.bench.faults.proof.Proof;
import dev.taffrail.platform.kafka.KafkaClients;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A scenario under way: a customer who keeps asking, and a reader of the log, while processes come and go. For one
/// thread, which asks and reads whenever it waits.
final class Arena implements AutoCloseable {
    private final World world;
    private final String bootstrap;
    private final KafkaClients clients;
    private final Customer customer;
    private final LogReader log;
    private int load;

    /// @param at of a process that is ready; its broker stays there
    Arena(World world, ChildTaffrail.Running at, Orders orders) {
        this.world = world;
        this.bootstrap = at.kafka();
        this.clients = at.clients();
        this.customer = new Customer(clients, orders);
        this.log = new LogReader(clients, customer::saw, customer::saw);
    }

    /// The broker's `host:port`.
    String bootstrap() {
        return bootstrap;
    }

    Fleet fleet() {
        return world.fleet();
    }

    Book book() {
        return customer.book();
    }

    Sightings sightings() {
        return log.sightings();
    }

    /// Asks for so many runs at once.
    void order(int runs) {
        for (int i = 0; i < runs; i++) {
            customer.order();
        }
    }

    /// How many runs are to be open from now on.
    void load(int runs) {
        load = runs;
    }

    /// Goes on until `done`, looking after the processes.
    ///
    /// @return false when it took longer than `patience`
    boolean until(BooleanSupplier done, Duration patience) throws IOException {
        for (long begun = System.nanoTime(); !done.getAsBoolean(); ) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                return false;
            }
            customer.keepOpen(load);
            log.poll();
            fleet().lookAfter();
        }
        return true;
    }

    void during(Duration time) throws IOException {
        boolean _ = until(() -> false, time);
    }

    /// Lets all runs end, and proves that everything is as it must be.
    ///
    /// @param patience for the runs; what has not ended then is a problem of [Check#OUTCOMES]
    List<Check> prove(Duration patience) throws IOException, InterruptedException {
        load = 0;
        boolean _ = until(() -> book().open() == 0, patience);
        log.catchUp();
        return Proof.of(book(), sightings(), world.ledger().starts(), clients, fleet().database(), world.own());
    }

    @Override
    public void close() {
        customer.close();
        log.close();
    }
}
