// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** How events reach Kafka. */
package org.sparseadapter.kit.publish;
