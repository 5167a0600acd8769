package io.github.bcdacamel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProfilePageTest {

    private static final String PAGE =
            page("{\"id\":\"1\",\"name\":[{\"given\":[\"A\"]}],\"resourceType\":\"Patient\"}");

    @Test
    void the_page_needs_nothing_but_itself() {
        assertThat(PAGE)
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContain("<link")
                .doesNotContain("@import");
    }

    @Test
    void a_bar_has_its_number_beside_it() {
        assertThat(PAGE).contains("<span class=\"in\">100 %");
        assertThat(PAGE.split("class=\"track\"", -1))
                .hasSameSizeAs(PAGE.split("class=\"track\" aria-hidden=\"true\"", -1));
    }

    @Test
    void a_list_and_its_elements_share_a_row() {
        assertThat(PAGE)
                .contains("<code>name[]</code>")
                .contains("<code>given[]</code>")
                .contains("list of string");
    }

    @Test
    void what_comes_from_outside_is_escaped() {
        String page = page("{\"extension\":[{\"url\":\"https://x.org/a#'<script>\"}],\"resourceType\":\"Patient\"}");

        assertThat(page).doesNotContain("<script");
    }

    @Test
    void the_page_says_why_nothing_was_compared() {
        assertThat(PAGE).contains("Nothing.");
    }

    @Test
    void every_element_that_is_opened_is_closed() {
        for (String element :
                new String[] {"ul", "li", "details", "summary", "div", "span", "section", "table", "ol", "p"}) {
            assertThat(PAGE.split("<" + element + "[ >]", -1))
                    .as(element)
                    .hasSameSizeAs(PAGE.split("</" + element + ">", -1));
        }
    }

    private static String page(String... lines) {
        return new String(Profiled.report(Profiled.profile(lines)).html(), StandardCharsets.UTF_8);
    }
}
