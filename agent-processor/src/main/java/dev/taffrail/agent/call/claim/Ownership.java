package dev.taffrail.agent.call.claim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says on the log who owns a partition of calls: a take-over when it comes, which names how far its calls were claimed
/// before, and a hand-over before it goes, which names those that still run here.
///
/// The group assigns eagerly: every member gives all partitions up before it joins again, so nobody gets one whose
/// hand-over is not on the log, and positions are always those that were committed. Runs in `poll`, on the polling
/// thread.
final class Ownership implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final LastCall lastCall;
    private final Results results;
    private final RunningCalls running;
    private final String incarnation;
    private final CallerMeters meters;
    /// Outlives ownership: what was claimed stays claimed.
    private final Map<Integer, Long> claimedUpTo = new HashMap<>();

    private final CountDownLatch joined = new CountDownLatch(1);

    Ownership(CallerWiring wiring) {
        this.consumer = wiring.consumer();
        this.lastCall = new LastCall(wiring.topic(), wiring.readers());
        this.results = wiring.results();
        this.running = wiring.running();
        this.incarnation = wiring.incarnation();
        this.meters = wiring.meters();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            takeOver(partitions);
        }
        joined.countDown();
    }

    boolean awaitJoined(Duration patience) throws InterruptedException {
        return joined.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean hasJoined() {
        return joined.getCount() == 0;
    }

    private void takeOver(Collection<TopicPartition> partitions) {
        var places = places(Set.copyOf(partitions));
        results.state(
                places.stream()
                        .map(place -> Statement.takeover(place.partition().partition(), incarnation, place.uptoSeq()))
                        .toList(),
                PATIENCE);
        for (Place place : places) {
            consumer.seek(place.partition(), place.offset());
            advance(place.partition().partition(), place.uptoSeq());
        }
        meters.tookOver(places.size());
        LOG.atInfo().addKeyValue("partitions", partitions).log("took over partitions of calls");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        var statements = partitions.stream()
                .map(TopicPartition::partition)
                .sorted()
                .map(partition -> Statement.handover(partition, incarnation, running.of(partition)))
                .toList();
        try {
            results.state(statements, PATIENCE);
        } catch (KafkaException failed) {
            LOG.atError()
                    .addKeyValue("partitions", partitions)
                    .setCause(failed)
                    .log("could not hand over partitions of calls: their running calls will count as lost");
        }
    }

    /// Somebody else may own them already, so there is nothing to hand over.
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.atWarn()
                .addKeyValue("partitions", partitions)
                .log("lost partitions of calls; running calls of them are answered late");
    }

    /// The highest callSeq known to be claimed, by partition.
    Map<Integer, Long> claimedUpTo() {
        return claimedUpTo;
    }

    void advance(int partition, long callSeq) {
        claimedUpTo.merge(partition, callSeq, Math::max);
    }

    private record Place(TopicPartition partition, long offset, long uptoSeq) {}

    private List<Place> places(Set<TopicPartition> partitions) {
        var committed = consumer.committed(partitions, PATIENCE);
        var begins = consumer.beginningOffsets(partitions, PATIENCE);
        var ends = consumer.endOffsets(partitions, PATIENCE);
        var places = new ArrayList<Place>();
        var unknown = new TreeMap<Integer, Place>();
        for (TopicPartition partition : partitions) {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            Optional<Committed> known = Committed.of(committed.get(partition));
            if (known.isPresent() && known.get().offset() <= end) {
                var mark = known.get();
                places.add(new Place(
                        partition, Math.max(mark.offset(), begin), mark.mark().callSeq()));
            } else {
                long claimed = known.map(mark -> mark.mark().callSeq()).orElse(0L);
                unknown.put(
                        partition.partition(),
                        new Place(partition, end, Math.max(claimed, lastCall.callSeq(partition, begin, end))));
            }
        }
        startAtEnd(List.copyOf(unknown.values()));
        places.addAll(unknown.values());
        return places;
    }

    /// How far these were claimed is not known: the offset is gone, was set by hand, or lies behind the end of the
    /// log. So everything counts as claimed, and what was not answered is lost.
    private void startAtEnd(List<Place> places) {
        if (places.isEmpty()) {
            return;
        }
        LOG.atError()
                .addKeyValue("partitions", places.stream().map(Place::partition).toList())
                .log(
                        "no usable committed offset: starting at the end of the log, and every call before it that was not answered is lost. "
                                + "Offsets are committed once, when topics are created, and must not be deleted or reset");
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (Place place : places) {
            offsets.put(
                    place.partition(), Committed.offset(place.offset(), new ClaimMark(incarnation, place.uptoSeq())));
        }
        consumer.commitSync(offsets, PATIENCE);
    }
}
