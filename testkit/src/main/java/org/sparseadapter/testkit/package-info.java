/** A real broker and a real database in process, the embedded model, and tokens for development. */
package org.sparseadapter.testkit;
