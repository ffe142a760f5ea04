package org.aidwire.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    private static final String GOLDEN = "/golden/report/full.v1.json";

    private static List<String> faults(String json) {
        return switch (ReportJson.read(json.getBytes(StandardCharsets.UTF_8))) {
            case ReportJson.Read.Sound sound -> List.of();
            case ReportJson.Read.Unsound unsound ->
                    unsound.faults().stream()
                            .map(fault -> fault.kind() + " " + fault.pointer())
                            .toList();
        };
    }

    @Test
    void a_golden_report_is_read_and_written_in_its_canonical_form() {
        var read = (ReportJson.Read.Sound) ReportJson.read(ContractFiles.bytes(GOLDEN));

        assertThat(read.report().comment())
                .isEqualTo("The request was handed over on 27 November.");
        assertThat(read.report().articleUri()).isNull();
        assertThat(read.canonical())
                .isEqualTo(ContractFiles.text("/golden/report/full.v1.canonical.json"));
        assertThat(ReportJson.read(read.canonical().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(read);
        assertThat(
                        ContractFiles.objections(
                                ContractFiles.schema("report"),
                                ContractFiles.tree(ContractFiles.text(GOLDEN))))
                .isEmpty();
    }

    @Test
    void every_fault_is_named() {
        assertThat(faults("[]")).containsExactly("SHAPE ");
        assertThat(faults("{")).hasSize(1);
        assertThat(faults("{}")).containsExactly("VALUE /quote", "VALUE /comment", "VALUE /page");
        assertThat(
                        faults(
                                """
                                {"quote": "%s", "comment": 3, "page": "javascript:alert(1)", "contact": " ", "more": 1}
                                """
                                        .formatted("x".repeat(2001))))
                .containsExactlyInAnyOrder(
                        "VALUE /quote", "SHAPE /comment", "VALUE /page", "SHAPE /more");
        assertThat(faults("{\"quote\":\"a\",\"comment\":\"b\",\"page\":\"http://a b\"}"))
                .containsExactly("VALUE /page");
    }

    @Test
    void its_headers_are_those_that_are_described() {
        Map<String, byte[]> headers = KafkaBinding.headersOfReport("r-1", Instant.EPOCH);

        assertThat(headers.keySet())
                .containsExactlyInAnyOrder(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_recordedtime",
                        "ce_partitionkey",
                        "content-type");
        assertThat(new String(headers.get("ce_type"), StandardCharsets.UTF_8))
                .isEqualTo("org.aidwire.report.v1");
    }
}
