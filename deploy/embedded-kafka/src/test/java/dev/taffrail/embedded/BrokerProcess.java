package dev.taffrail.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A broker in a JVM of its own, so that it can be killed. It tells its address on standard output and stops when its
/// input ends.
record BrokerProcess(Process process, String bootstrapServers) implements AutoCloseable {

    public static void main(String[] arguments) throws IOException {
        try (var kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(Path.of(arguments[0])))) {
            System.out.println(kafka.bootstrapServers());
            while (System.in.read() >= 0) {
                // waits for the end of the input
            }
        }
    }

    static BrokerProcess start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = output.readLine();
        if (address == null) {
            throw new IllegalStateException("the broker process did not start");
        }
        return new BrokerProcess(process, address);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
