// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * What the services share: how errors are told ({@code problem}), how the registry is reached
 * ({@code registry}), how events are published ({@code publish}) and how a worker works off what the
 * registry hands out ({@code work}). It knows none of the services.
 */
package org.sparseadapter.kit;
