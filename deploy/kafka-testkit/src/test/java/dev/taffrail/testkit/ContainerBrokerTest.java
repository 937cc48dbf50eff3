package dev.taffrail.testkit;

@WithKafka(Broker.CONTAINER)
class ContainerBrokerTest extends BrokerContract {}
