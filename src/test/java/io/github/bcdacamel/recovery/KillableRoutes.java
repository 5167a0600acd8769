package io.github.bcdacamel.recovery;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Tells a {@link KillPoint} of each node that an exchange comes to, in the routes of one context. */
final class KillableRoutes implements InterceptStrategy {

    private final NodeAddress addresses = new NodeAddress();
    private final KillPoint killPoint;

    KillableRoutes(KillPoint killPoint) {
        this.killPoint = killPoint;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        String node = addresses.next((ProcessorDefinition<?>) definition);
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                killPoint.before(node);
                return super.process(exchange, done -> {
                    killPoint.after(node);
                    callback.done(done);
                });
            }
        };
    }
}
