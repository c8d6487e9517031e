package eu.peregrine.kit.inbox;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Delivers a record to the methods that listen to its topic, as the broker's connector would. A replay needs this: which
 * consumer listens where is known to those methods alone.
 */
@ApplicationScoped
class Channels {

    private final Config config;
    private final BeanManager beans;

    @Inject
    Channels(Config config, BeanManager beans) {
        this.config = config;
        this.beans = beans;
    }

    /** Calls every {@code @Incoming} method of a channel that reads the record's topic. */
    void deliver(ConsumerRecord<String, byte[]> record) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            for (Method method : methods(bean.getBeanClass())) {
                if (listens(method, record.topic())) {
                    call(Arc.container().instance((InjectableBean<?>) bean).get(), method, argument(method, record));
                }
            }
        }
    }

    private static List<Method> methods(Class<?> type) {
        try {
            return List.of(type.getDeclaredMethods());
        } catch (LinkageError e) {
            // A library's bean with an optional dependency that is not there; it is no consumer of ours.
            return List.of();
        }
    }

    private boolean listens(Method method, String topic) {
        return method.getParameterCount() == 1
                && Set.of(ConsumerRecord.class, ConsumerRecords.class).contains(method.getParameterTypes()[0])
                && Arrays.stream(method.getAnnotationsByType(Incoming.class))
                        .anyMatch(channel -> topicsOf(channel.value()).contains(topic));
    }

    /** The record, or a poll that brought it alone, for a method that takes all of a poll at once. */
    private static Object argument(Method method, ConsumerRecord<String, byte[]> record) {
        if (method.getParameterTypes()[0] == ConsumerRecord.class) {
            return record;
        }
        return new ConsumerRecords<>(
                Map.of(new TopicPartition(record.topic(), record.partition()), List.of(record)), Map.of());
    }

    private List<String> topicsOf(String channel) {
        String prefix = "mp.messaging.incoming." + channel;
        return config.getOptionalValues(prefix + ".topics", String.class)
                .orElseGet(() -> List.of(
                        config.getOptionalValue(prefix + ".topic", String.class).orElse(channel)));
    }

    private static void call(Object bean, Method method, Object argument) {
        try {
            method.setAccessible(true);
            method.invoke(bean, argument);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
