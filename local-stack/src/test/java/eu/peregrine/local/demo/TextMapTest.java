package eu.peregrine.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextMapTest {

    @Test
    void drawsPointsWhereTheyAre() throws JsonProcessingException {
        List<String> lines = TextMap.lines(new ObjectMapper().readTree("""
                {"type":"FeatureCollection","features":[
                  {"geometry":{"type":"Point","coordinates":[-179.9,74.9]}},
                  {"geometry":{"type":"Point","coordinates":[2.3,48.8]}},
                  {"geometry":{"type":"Point","coordinates":[2.4,48.7]}},
                  {"geometry":{"type":"Point","coordinates":[180,-90]}}
                ]}"""));
        assertThat(lines).hasSize(20);
        assertThat(lines.get(0)).isEqualTo(".");
        assertThat(lines.get(4)).isEqualTo(" ".repeat(36) + "o");
        assertThat(lines.get(19)).hasSize(72).endsWith(".");
    }
}
