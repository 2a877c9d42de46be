/**
 * The whole contract between the services: what is announced on Kafka, on which topic, in which form,
 * and (in {@code work}) what workers and the registry say to each other over HTTP.
 */
package org.sparseadapter.events;
