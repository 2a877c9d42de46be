// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** A Kafka broker, a PostgreSQL server and an issuer of development tokens in this process: the local platform's and the tests'. */
package org.sparseadapter.embedded;
