package io.github.bcdacamel;

import io.github.bcdacamel.control.Answers;
import io.github.bcdacamel.control.Buttons;
import io.github.bcdacamel.control.Contract;
import io.github.bcdacamel.control.FeedSteering;
import io.github.bcdacamel.control.States;
import io.github.bcdacamel.control.StatusPage;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every bean that a route of the control API may call, by the name that the route calls it. */
final class ControlBeans {

    private ControlBeans() {}

    static Map<String, Object> of(FeedSteering steering, Observations observations, Clock clock) {
        Contract contract = Contract.packaged();
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("answers", new Answers(contract, steering));
        beans.put("contract", contract);
        beans.put("observations", observations);
        Buttons buttons = new Buttons(new SecureRandom());
        beans.put("buttons", buttons);
        beans.put("statusPage", new StatusPage(steering, buttons, Version.TEXT, clock));
        beans.put("states", new States(steering, clock));
        beans.put("steering", steering);
        return beans;
    }
}
