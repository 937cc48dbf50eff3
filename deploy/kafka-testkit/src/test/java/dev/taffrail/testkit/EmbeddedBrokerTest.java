package dev.taffrail.testkit;

@WithKafka(Broker.EMBEDDED)
class EmbeddedBrokerTest extends BrokerContract {}
