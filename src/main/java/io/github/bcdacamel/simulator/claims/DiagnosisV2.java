package io.github.bcdacamel.simulator.claims;

import static io.github.bcdacamel.simulator.claims.Field.field;
import static io.github.bcdacamel.simulator.claims.Shapes.list;
import static io.github.bcdacamel.simulator.claims.Shapes.number;
import static io.github.bcdacamel.simulator.claims.Shapes.object;
import static io.github.bcdacamel.simulator.claims.Shapes.text;
import static io.github.bcdacamel.simulator.claims.Shapes.when;

import io.github.bcdacamel.simulator.claims.Claim.Diagnosis;
import java.util.EnumMap;
import java.util.Map;

/** A diagnosis as API v2 has it: the code twice, under two addresses of ICD-10, and whether it was there on admission. */
final class DiagnosisV2 {

    static final Shape<Diagnosis> SHAPE = object(
            field(
                    "diagnosisCodeableConcept",
                    object(field("coding", list(code("H:sid/icd-10-cm"), code("H:sid/icd-10"))))),
            field(
                    "extension",
                    when(
                            Diagnosis::onAdmission,
                            list(Fhir.extension(
                                    "V:clm_poa_ind_sw1",
                                    "V:clm_poa_ind_sw1|Y|Diagnosis was present at the time of admission (POA)")))),
            field("sequence", number(Diagnosis::sequence)),
            field("type", list(kind())));

    private DiagnosisV2() {}

    private static Shape<Diagnosis> code(String system) {
        return object(
                field("system", Fhir.url(system)),
                field("code", text((Diagnosis diagnosis) -> diagnosis.code().code())),
                field("display", text((Diagnosis diagnosis) -> diagnosis.code().display())));
    }

    private static Shape<Diagnosis> kind() {
        Map<Diagnosis.Kind, Shape<Object>> kinds = new EnumMap<>(Map.of(
                Diagnosis.Kind.ADMITTING, Fhir.concept("T:ex-diagnosistype|admitting|Admitting Diagnosis"),
                Diagnosis.Kind.PRINCIPAL, Fhir.concept("T:ex-diagnosistype|principal|Principal Diagnosis"),
                Diagnosis.Kind.OTHER, Fhir.concept("CB:C4BBClaimDiagnosisType|other|Other"),
                Diagnosis.Kind.EXTERNAL,
                        Fhir.concept("CB:C4BBClaimDiagnosisType|externalcauseofinjury|External Cause of Injury")));
        return (diagnosis, out) -> kinds.get(diagnosis.kind()).write(diagnosis, out);
    }
}
