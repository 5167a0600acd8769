package io.github.bcdacamel.app;

import io.github.bcdacamel.Version;
import io.github.bcdacamel.control.ApiResponder;
import io.github.bcdacamel.control.ButtonParser;
import io.github.bcdacamel.control.FeedCommands;
import io.github.bcdacamel.control.FeedStateReader;
import io.github.bcdacamel.control.OpenApiContract;
import io.github.bcdacamel.control.StatusPage;
import io.github.bcdacamel.ledger.LedgerReader;
import io.github.bcdacamel.observe.ObserveEndpoint;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every bean that a route of the control API may call, by the name that the route calls it. */
final class ControlBeans {

    private ControlBeans() {}

    static Map<String, Object> of(
            FeedCommands commands, LedgerReader ledger, ObserveEndpoint observations, Clock clock) {
        OpenApiContract contract = OpenApiContract.packaged();
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("apiResponder", new ApiResponder(contract, commands));
        beans.put("openApiContract", contract);
        beans.put("observeEndpoint", observations);
        ButtonParser buttons = new ButtonParser(new SecureRandom());
        beans.put("buttonParser", buttons);
        beans.put("statusPage", new StatusPage(commands, ledger, buttons, Version.TEXT, clock));
        beans.put("feedStateReader", new FeedStateReader(commands, ledger, clock));
        beans.put("feedCommands", commands);
        beans.put("ledgerReader", ledger);
        return beans;
    }
}
