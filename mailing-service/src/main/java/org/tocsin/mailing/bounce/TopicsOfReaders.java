package org.tocsin.mailing.bounce;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

/** What a reader still gets, of one class of topics. */
@ApplicationScoped
class TopicsOfReaders {

    private final Jdbi database;
    private final Tolerances tolerances;

    TopicsOfReaders(Jdbi database, Tolerances tolerances) {
        this.database = database;
        this.tolerances = tolerances;
    }

    List<String> of(Scored scored) {
        return database
                .withHandle(handle -> handle.createQuery(
                                "select topic from preference where subscriber_id = :reader and opted_in order by topic")
                        .bind("reader", scored.subscriber())
                        .mapTo(String.class)
                        .list())
                .stream()
                .filter(topic -> tolerances.classOf(topic) == scored.topics())
                .toList();
    }
}
