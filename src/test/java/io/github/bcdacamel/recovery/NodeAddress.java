package io.github.bcdacamel.recovery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RemoveHeaderDefinition;
import org.apache.camel.model.RemoveHeadersDefinition;
import org.apache.camel.model.RemoveVariableDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetVariableDefinition;

/**
 * Addresses the nodes of one context's routes: {@code finish-export/bean:ledger.finishExport}, the route and the node. A
 * node is its own id where the route file gives one, else its kind and what it calls or sets, and from the second of these
 * in a route on its number as well, inner ones first: {@code finish-export/choice#2}. Descriptions are free to change.
 */
final class NodeAddress {

    private final Map<String, Integer> occurrences = new ConcurrentHashMap<>();

    /** To be called once for each node, in the order in which Camel builds them. */
    String next(ProcessorDefinition<?> node) {
        String address = ProcessorDefinitionHelper.getRouteId(node) + "/" + name(node);
        int occurrence = occurrences.merge(address, 1, Integer::sum);
        return occurrence == 1 ? address : address + "#" + occurrence;
    }

    private static String name(ProcessorDefinition<?> node) {
        if (node.hasCustomIdAssigned()) {
            return node.getId();
        }
        String called = called(node);
        return called.isEmpty() ? node.getShortName() : node.getShortName() + ":" + called;
    }

    private static String called(ProcessorDefinition<?> node) {
        if (node instanceof EndpointRequiredDefinition sends) {
            // Only the name of a file of SQL.
            return sends.getEndpointUri().replaceFirst("\\?.*", "").replaceFirst("^sql:.*/(.*)\\.sql$", "sql:$1");
        }
        if (node instanceof BeanDefinition bean) {
            return bean.getRef() + "." + String.valueOf(bean.getMethod()).replaceFirst("\\(.*", "");
        }
        if (node instanceof SetVariableDefinition variable) {
            return variable.getName();
        }
        if (node instanceof RemoveVariableDefinition variable) {
            return variable.getName();
        }
        if (node instanceof SetHeaderDefinition header) {
            return header.getName();
        }
        if (node instanceof RemoveHeaderDefinition header) {
            return header.getName();
        }
        return node instanceof RemoveHeadersDefinition headers ? headers.getPattern() : "";
    }
}
