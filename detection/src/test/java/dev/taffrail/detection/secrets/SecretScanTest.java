package dev.taffrail.detection.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens are put together here, so that no scanner of repositories takes them for real ones.
class SecretScanTest {
    private static final String MIXED = "a8Kd03nVq7Lx2PzW5tRb9YcM1sHf4GjE6u";

    @Test
    void a_token_with_a_form_of_its_own_is_found_with_its_issuer_and_place() {
        String token = "gh" + "p_" + MIXED + "T0";

        assertThat(SecretScan.find("see " + token + ".")).singleElement().satisfies(found -> {
            assertThat(found.issuer()).isEqualTo("github");
            assertThat(found.span().start()).isEqualTo(4);
            assertThat(found.span().end()).isEqualTo(4 + token.length());
        });
    }

    @Test
    void where_something_is_is_no_secret_whatever_it_is_called() {
        assertThat(SecretScan.find("export AUTH_DOMAIN=\"appman18922506.tenants.dev\""))
                .isEmpty();
        assertThat(SecretScan.find("session_host: db7f3k2x9q.cluster.internal")).isEmpty();
    }

    @Test
    void what_is_announced_as_a_secret_is_found() {
        assertThat(SecretScan.find("db_password = \"hunter22\"")).hasSize(1);
        assertThat(SecretScan.find("{\"api_key\": \"" + MIXED + "\"}")).hasSize(1);
        assertThat(SecretScan.find("Authorization: Bearer " + MIXED)).hasSize(1);
        assertThat(SecretScan.find("postgres://app:s3cr3tpw@db.example:5432/x")).hasSize(1);
    }

    @Test
    void a_private_key_is_found_whole() {
        String key = "-----BEGIN RSA " + "PRIVATE KEY-----\n" + MIXED + "\n" + MIXED + "\n-----END RSA "
                + "PRIVATE KEY-----";

        assertThat(SecretScan.find("x\n" + key + "\ny"))
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(SecretKind.PRIVATE_KEY));
    }

    @Test
    void a_service_and_a_long_run_on_a_line_of_their_own_are_one() {
        assertThat(SecretScan.find("weathermap " + MIXED)).hasSize(1);
        assertThat(SecretScan.find("weathermap = '" + MIXED + "'")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tests_passed\": 1842",
                "\"first_pass\": \"9000 rows\"",
                "boarding_pass: AB12CD34",
                "max_password_age_days=9000",
                "password_changed_at: 2024-05-01T10:00:00Z",
                "\"passwordExpiry\": \"2024-05-01\"",
                "\"passwordHint\": \"7th street, 1984\"",
                "key: 2024-05-01T10:00:00Z",
                "session_started: 2024-05-01T10:00:00Z",
                "token: 2024-05-01T10:00:00.123+02:00",
                "session-2024-05-01T10"
            })
    void a_name_that_holds_the_word_and_means_another_thing_announces_nothing(String text) {
        assertThat(SecretScan.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"db_pass: hunter22", "\"smtp_pass\": \"hunter22\"", "DB_PASS=hunter", "pass: hunter22"})
    void a_name_that_ends_with_the_word_announces_a_password(String text) {
        assertThat(SecretScan.find(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"integrity\": \"sha512-rp3So07KcdmmKbGvgaNxQSJr7bGVSVk5S9Eq1F+ppbRo70+YeaDxkw5Dd8NPN==\"",
                "password = os.getenv(\"DB_PASSWORD\")",
                "API_KEY=${API_KEY}",
                "The key of the song is C and the token of love is a ring.",
                "{\"reservation_id\": \"JG7FMM\", \"user_id\": \"omar_davis_3817\"}",
                "see mongodb://user:password@db.example.com/x",
                "deploy_key=px-a1b2c3d4-e5f6-g7h8-i8j0-k0l3m3n4o0p5",
                "commit 3f786850e387550fdab836ed7e6dc881de23001b",
                "def password_length(password): return len(password)"
            })
    void what_only_looks_like_one_is_left_alone(String text) {
        assertThat(SecretScan.find(text)).isEmpty();
    }
}
