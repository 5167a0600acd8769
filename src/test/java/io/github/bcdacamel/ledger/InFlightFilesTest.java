package io.github.bcdacamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class InFlightFilesTest {

    private static final FileKey FILE = new FileKey("default", "1", "a");

    private final InFlightFiles held = new InFlightFiles();

    @Test
    void a_file_is_held_from_the_queue_to_the_end_of_its_task() {
        held.hold(FILE);
        held.take(FILE.toString());

        assertThat(held.ofFeed("default")).containsExactly("", "1/a");

        held.letGo(FILE);

        assertThat(held.ofFeed("default")).containsExactly("");
    }

    @Test
    void a_file_that_waits_is_held_whatever_ended_before() {
        held.take(FILE.toString());
        held.hold(FILE);
        held.letGo(FILE);

        assertThat(held.ofFeed("default")).containsExactly("", "1/a");
    }

    @Test
    void a_file_whose_task_comes_twice_is_held_until_the_one_that_works_on_it_is_done() {
        held.hold(FILE);
        held.take(FILE.toString());
        held.take(FILE.toString());
        held.letGo(FILE);

        assertThat(held.ofFeed("default")).containsExactly("", "1/a");

        held.letGo(FILE);

        assertThat(held.ofFeed("default")).containsExactly("");
    }

    @Test
    void a_file_that_another_process_queued_is_held_while_it_is_worked_on() {
        held.take(FILE.toString());

        assertThat(held.ofFeed("default")).containsExactly("", "1/a");
    }

    @Test
    void a_file_that_the_queue_refused_is_not_held() {
        IOException broker = new IOException("The broker is full.");
        held.hold(FILE);

        assertThatThrownBy(() -> held.refused(FILE.toString(), broker)).isSameAs(broker);

        assertThat(held.ofFeed("default")).containsExactly("");
    }

    @Test
    void feeds_do_not_see_each_others_files() {
        held.hold(FILE);

        assertThat(held.ofFeed("other")).containsExactly("");
    }

    @Test
    void a_new_export_ends_what_was_held_of_the_one_before() {
        held.hold(FILE);
        held.hold(new FileKey("default", "2", "b"));

        assertThat(held.ofFeed("default")).containsExactly("", "2/b");
    }
}
