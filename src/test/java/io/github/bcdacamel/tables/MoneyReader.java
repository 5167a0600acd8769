package io.github.bcdacamel.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the amounts of a claim by CMS's names, and knows nothing of views. */
final class MoneyReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonNode claim;

    MoneyReader(String record) throws JsonProcessingException {
        claim = JSON.readTree(record);
    }

    boolean isDrug() {
        return claim.at("/type").toString().contains("\"PDE\"");
    }

    List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        claim.path("item").forEach(items::add);
        return items;
    }

    /** Under CMS's variables in capital letters. */
    Map<String, BigDecimal> ofLine(JsonNode item) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        for (JsonNode adjudication : item.path("adjudication")) {
            String variable = variable(adjudication.path("category"));
            // DME lines: this is the purchase price, as CMS's source says, and sent under its own variable as well.
            boolean isPrice =
                    variable.equals("LINE_BENE_PMT_AMT") && has(adjudication.path("category"), "paidtoprovider");
            if (adjudication.has("amount") && !isPrice) {
                amounts.put(variable, adjudication.at("/amount/value").decimalValue());
            }
        }
        BigDecimal first = either(amounts, "REV_CNTR_1ST_MSP_PD_AMT", "CLM_LINE_INSTNL_MSP1_PD_AMT");
        BigDecimal second = either(amounts, "REV_CNTR_2ND_MSP_PD_AMT", "CLM_LINE_INSTNL_MSP2_PD_AMT");
        if (first != null || second != null) {
            amounts.put("FIRST AND SECOND MSP", zeroIfNone(first).add(zeroIfNone(second)));
        }
        BigDecimal paidByPatient = ofClaim().get("CLM_BENE_PMT_AMT");
        if (isDrug() && paidByPatient != null) {
            amounts.put("CLM_BENE_PMT_AMT OF THE CLAIM", paidByPatient);
        }
        return amounts;
    }

    /** Under CMS's variables in capital letters. */
    Map<String, BigDecimal> ofClaim() {
        Map<String, BigDecimal> amounts = new HashMap<>();
        for (JsonNode total : claim.path("total")) {
            String variable = variable(total.path("category"));
            // Carrier and DME claims: so says CMS's dictionary of the variable CARR_CLM_PRMRY_PYR_PD_AMT.
            boolean isPrimaryPayer =
                    variable.equals("CLM_TOT_CHRG_AMT") && has(total.path("category"), "priorpayerpaid");
            amounts.put(
                    isPrimaryPayer ? "CARR_CLM_PRMRY_PYR_PD_AMT" : variable,
                    total.at("/amount/value").decimalValue());
        }
        for (JsonNode financial : claim.at("/benefitBalance/0/financial")) {
            if (financial.has("usedMoney")) {
                amounts.put(
                        variable(financial.path("type")),
                        financial.at("/usedMoney/value").decimalValue());
            }
        }
        for (JsonNode adjudication : claim.path("adjudication")) {
            if (adjudication.has("amount")) {
                amounts.put(
                        variable(adjudication.path("category")),
                        adjudication.at("/amount/value").decimalValue());
            }
        }
        for (JsonNode adjudication : claim.at("/item/0/adjudication")) {
            if (variable(adjudication.path("category")).equals("PTNT_PAY_AMT")) {
                amounts.put(
                        "PTNT_PAY_AMT OF THE LINE",
                        adjudication.at("/amount/value").decimalValue());
            }
        }
        if (claim.path("payment").has("amount")) {
            amounts.put("CLM_PMT_AMT", claim.at("/payment/amount/value").decimalValue());
        }
        return amounts;
    }

    private static BigDecimal either(Map<String, BigDecimal> amounts, String one, String other) {
        BigDecimal found = amounts.remove(one);
        BigDecimal instead = amounts.remove(other);
        return found == null ? instead : found;
    }

    private static BigDecimal zeroIfNone(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static boolean has(JsonNode concept, String code) {
        return concept.toString().contains("\"" + code + "\"");
    }

    /** The empty text if it has none. */
    private static String variable(JsonNode concept) {
        for (JsonNode coding : concept.path("coding")) {
            if (coding.path("system").asText().startsWith("https://bluebutton.cms.gov/")) {
                String code = coding.path("code").asText();
                return code.substring(code.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
            }
        }
        return "";
    }
}
