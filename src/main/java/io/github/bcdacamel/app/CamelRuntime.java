package io.github.bcdacamel.app;

import io.github.bcdacamel.settings.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.processor.DefaultProcessorFactory;
import org.apache.camel.spi.ProcessorFactory;

/**
 * Camel Main as each of our contexts starts it: settings come from us alone, stopping is the command's, and routes are read
 * once (Camel reads them twice to look for modelines, which are off unless a setting says so).
 */
final class CamelRuntime extends Main {

    private static final String BEANS = "camel.beans.";

    /**
     * @param properties all settings, and what Camel itself is to be told
     * @throws SettingsException when one of them would replace one of the beans
     */
    void configure(Properties properties, Map<String, Object> beans) {
        refuseBeans(properties, beans.keySet());
        // The command has its own hook; Camel's would wait for downloads that hang.
        setShutdownStrategy(new SimpleMainShutdownStrategy());
        setDefaultPropertyPlaceholderLocation("false");
        // Camel's own look at the environment and at -D would come after ours, unchecked.
        configure().setAutoConfigurationEnvironmentVariablesEnabled(false);
        configure().setAutoConfigurationSystemPropertiesEnabled(false);
        setInitialProperties(properties);
        beans.forEach(this::bind);
    }

    /** Camel would put a bean of the settings in the place of ours, and the routes would call it. */
    private static void refuseBeans(Properties properties, Set<String> ours) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(ours);
        List<String> errors = properties.stringPropertyNames().stream()
                .filter(key -> key.regionMatches(true, 0, BEANS, 0, BEANS.length())
                        && names.contains(key.substring(BEANS.length()).replaceFirst("[.\\[].*", "")))
                .sorted()
                .map(key ->
                        key + " is refused, because the routes rely on the program's own bean of that name. Remove it,"
                                + " or give your bean another name.")
                .toList();
        if (!errors.isEmpty()) {
            throw new SettingsException(errors);
        }
    }

    /** The environment and -D are in the settings already, checked and in Camel's forms. */
    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        PropertiesComponent placeholders = (PropertiesComponent) context.getPropertiesComponent();
        placeholders.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
        placeholders.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
        context.getRegistry().bind("routeFileLoader", new RouteFileLoader(context));
        context.getCamelContextExtension().addContextPlugin(ProcessorFactory.class, new StepFactory());
        return context;
    }

    /** For each kind of step Camel looks into every jar for a factory, before it makes the step itself. Two kinds have one. */
    private static final class StepFactory extends DefaultProcessorFactory {

        /** In jars that an operator adds. */
        private static final Set<String> FACTORIES = Set.of("circuitBreaker", "serviceCall");

        @Override
        public Processor createChildProcessor(Route route, NamedNode step, boolean mandatory) throws Exception {
            return hasFactory(step) ? super.createChildProcessor(route, step, mandatory) : null;
        }

        @Override
        public Processor createProcessor(Route route, NamedNode step) throws Exception {
            return hasFactory(step) ? super.createProcessor(route, step) : null;
        }

        private static boolean hasFactory(NamedNode step) {
            return FACTORIES.contains(step.getShortName());
        }
    }

    @Override
    protected void modelineRoutes(CamelContext context) throws Exception {
        if (configure().isModeline()) {
            super.modelineRoutes(context);
        }
    }
}
