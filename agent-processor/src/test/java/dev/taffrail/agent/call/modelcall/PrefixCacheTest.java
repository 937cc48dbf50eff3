package dev.taffrail.agent.call.modelcall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.ConversationHash;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PrefixCacheTest {
    private static Message message(String text) {
        return Message.user(Text.of(text, Origin.USER), "r", 1, 0);
    }

    @Test
    void a_prefix_holds_all_messages_under_their_chain_hash() {
        var first = List.of(message("a"), message("b"));
        var second = List.of(message("c"));

        var prefix = Prefix.EMPTY.plus(first).plus(second);

        assertThat(prefix.messages()).containsExactly(message("a"), message("b"), message("c"));
        assertThat(prefix.count()).isEqualTo(3);
        assertThat(prefix.hash())
                .isEqualTo(ConversationHash.fold(Bytes.EMPTY, List.of(message("a"), message("b"), message("c"))));
    }

    @Test
    void keeps_the_newest_prefix_of_a_conversation_and_the_one_before_it() {
        var cache = new PrefixCache(1_000_000);
        var one = Prefix.EMPTY.plus(List.of(message("1")));
        var two = one.plus(List.of(message("2")));
        var three = two.plus(List.of(message("3")));
        cache.put("c", one);
        cache.put("c", two);
        cache.put("c", three);

        assertThat(cache.find("c", one.hash())).isEmpty();
        assertThat(cache.find("c", two.hash())).contains(two);
        assertThat(cache.find("c", three.hash())).contains(three);
        assertThat(cache.find("other", three.hash())).isEmpty();
        assertThat(cache.bytes()).isEqualTo(two.bytes() + three.bytes());
    }

    @Property
    void never_holds_more_than_its_bound(
            @ForAll @Size(max = 60) List<@IntRange(max = 4) Integer> conversations,
            @ForAll @IntRange(max = 5_000) int bound) {
        var cache = new PrefixCache(bound);
        var latest = new Prefix[5];
        java.util.Arrays.fill(latest, Prefix.EMPTY);
        IntStream.range(0, conversations.size()).forEach(i -> {
            int conversation = conversations.get(i);
            latest[conversation] = latest[conversation].plus(List.of(message("m" + i)));
            cache.put("c" + conversation, latest[conversation]);

            assertThat(cache.bytes()).isBetween(0L, (long) bound);
        });
    }

    @Test
    void forgets_what_was_not_used_for_longest() {
        var a = Prefix.EMPTY.plus(List.of(message("aaaa")));
        var b = Prefix.EMPTY.plus(List.of(message("bbbb")));
        var c = Prefix.EMPTY.plus(List.of(message("cccc")));
        var cache = new PrefixCache(2 * a.bytes());
        cache.put("a", a);
        cache.put("b", b);
        cache.find("a", a.hash());
        cache.put("c", c);

        assertThat(cache.find("a", a.hash())).isPresent();
        assertThat(cache.find("b", b.hash())).isEmpty();
        assertThat(cache.find("c", c.hash())).isPresent();
    }
}
