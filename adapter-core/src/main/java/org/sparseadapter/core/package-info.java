// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * The learning core: packages that the services and commands of this project share, in an order in which each knows the earlier
 * ones alone. They are internal: what is public here may change without notice. Programs use {@code org.sparseadapter.library},
 * the artifact {@code sparse-adapter}, whose package description names the records of the core that are values to them.
 */
package org.sparseadapter.core;
