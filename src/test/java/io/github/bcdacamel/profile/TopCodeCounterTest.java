package io.github.bcdacamel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopCodeCounterTest {

    @Test
    void a_code_that_eleven_enrollees_have_is_told() {
        TopCodeCounter codes = new TopCodeCounter();
        count(codes, "active", 11, 1);

        assertThat(codes.told()).containsExactly(new TopCodeCounter.Code("active", 11));
    }

    @Test
    void a_code_that_ten_enrollees_have_is_not_told_however_often_it_occurs() {
        TopCodeCounter codes = new TopCodeCounter();
        count(codes, "active", 10, 50);

        assertThat(codes.told()).isEmpty();
    }

    @Test
    void a_small_rest_takes_the_smallest_told_code_along() {
        TopCodeCounter codes = new TopCodeCounter();
        count(codes, "active", 30, 1);
        count(codes, "draft", 12, 1);
        count(codes, "cancelled", 3, 1);

        assertThat(codes.told()).containsExactly(new TopCodeCounter.Code("active", 30));
    }

    @Test
    void parts_merged_count_each_enrollee_once() {
        TopCodeCounter one = new TopCodeCounter();
        TopCodeCounter other = new TopCodeCounter();
        count(one, "active", 8, 1);
        count(other, "active", 8, 1);

        one.merge(other);

        assertThat(one.told()).isEmpty();
    }

    @Test
    void only_the_elements_that_were_named_have_codes() {
        ProfileLimits limits = new ProfileLimits(100, 1_000, 100, Set.of("Patient:gender"));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add("{\"gender\":\"female\",\"id\":\"" + i
                    + "\",\"maritalStatus\":\"M\",\"resourceType\":\"Patient\"}");
        }

        Profile profile = Profiled.profile(limits, 2, List.of(lines.subList(0, 6), lines.subList(6, 12)));

        assertThat(Profiled.document(profile).at("/resources/Patient/topCodes").toString())
                .isEqualTo("[{\"path\":\"gender\",\"codes\":[{\"code\":\"female\",\"occurrences\":12}]}]");
    }

    private static void count(TopCodeCounter codes, String code, int enrollees, int times) {
        for (int enrollee = 1; enrollee <= enrollees; enrollee++) {
            for (int i = 0; i < times; i++) {
                codes.count(code, enrollee);
            }
        }
    }
}
